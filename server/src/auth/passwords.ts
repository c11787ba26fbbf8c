// Passwords, hashed as better-auth hashes them (scrypt), for the commands that make and change accounts.
export { hashPassword, verifyPassword } from 'better-auth/crypto'
