// The mark: a hemicycle of seats.
export function Mark() {
  return (
    <svg className="mark" width="28" height="20" viewBox="0 0 28 20" aria-hidden="true">
      <g fill="currentColor">
        <circle cx="2.6" cy="17" r="2.1" />
        <circle cx="5" cy="9.6" r="2.1" />
        <circle cx="10.6" cy="4.2" r="2.1" />
        <circle cx="17.4" cy="4.2" r="2.1" />
        <circle cx="23" cy="9.6" r="2.1" />
        <circle cx="25.4" cy="17" r="2.1" />
        <rect x="11" y="15.4" width="6" height="3.2" rx=".6" />
      </g>
    </svg>
  )
}
