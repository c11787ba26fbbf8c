#!/bin/bash
# A second verifier of bundles, written from docs/SIGNED-TEXT.md with openssl and text tools alone: it shares no line with the first.
# second-verifier.sh FOLDER ROOT: the unpacked bundle, and the network's root certificate from elsewhere. Silent where everything holds;
# ends with 1 and what is broken, or with 2 and what no file can show.
set -eu
export LC_ALL=C
root=$(realpath "$2")
cd "$1"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() { echo "$1"; exit 1; }
sha() { sha256sum "$1" | cut -c 1-64; }
bytes() { printf "$(sed 's/../\\x&/g')"; }
base64url() { local text; text=$(tr '_-' '/+'); while [ $((${#text} % 4)) -ne 0 ]; do text+='='; done; printf %s "$text" | openssl base64 -d -A; }
ways() { sed 's/{"at":/\n{"at":/g' manifest.json | grep "\"way\":\"$1\""; }
member() { grep -oE "\"$1\": ?\"[^\"]*\"" "$2" | head -1 | sed -E 's/.*"([^"]*)"$/\1/'; }

# A number of ECDSA's pair, as DER.
integer() { local hex=$1; while [[ $hex == 00* && ${#hex} -gt 2 ]]; do hex=${hex:2}; done; [[ $hex =~ ^[89a-f] ]] && hex=00$hex; printf '02%02x%s' $((${#hex} / 2)) "$hex"; }

certified() {
  openssl verify -crl_check -CRLfile "$work/crl.pem" -CAfile "$root" "$1" > /dev/null 2>&1 || fail "certificate: $1"
}

# For which one signature a certificate was issued.
use() { openssl x509 -in "$1" -noout -subject -nameopt multiline,utf8,-esc_msb | sed -nE 's/^ *(UID|userId) *= //p'; }
signing=$(member signing manifest.json)

# The name of a field, of letters that ASCII has.
called() {
  local name
  name=$(grep -aoE '/T ?(\([^)]*\)|<[0-9A-Fa-f]*>)' | sed -E 's/.*[(<](.*)[)>]/\1/')
  if [[ ${name^^} == FEFF* ]]; then sed -E 's/00(..)/\1/g' <<< "${name:4}" | bytes; else printf %s "$name"; fi
}

# jws FILE NAME: leaves NAME.json, NAME.pem and NAME.der.
jws() {
  local head body signature raw pair
  IFS=. read -r head body signature < "$1"
  printf %s "$body" | base64url > "$work/$2.json"
  printf %s "$head" | base64url | sed -E 's/.*"x5c":\["([^"]*)".*/\1/' | openssl base64 -d -A > "$work/$2.der"
  openssl x509 -inform DER -in "$work/$2.der" -out "$work/$2.pem"
  openssl x509 -in "$work/$2.pem" -noout -pubkey > "$work/$2.key"
  raw=$(printf %s "$signature" | base64url | od -An -v -tx1 | tr -d ' \n')
  pair=$(integer "${raw:0:64}")$(integer "${raw:64:64}")
  printf '30%02x%s' $((${#pair} / 2)) "$pair" | bytes > "$work/$2.sig"
  printf %s "$head.$body" > "$work/$2.tbs"
  openssl dgst -sha256 -verify "$work/$2.key" -signature "$work/$2.sig" "$work/$2.tbs" > /dev/null 2>&1 || fail "statement: $1"
  certified "$work/$2.pem"
}

openssl crl -inform DER -in revoked.crl -out "$work/crl.pem"
openssl crl -in "$work/crl.pem" -CAfile "$root" -noout 2>&1 | grep -q 'verify OK' || fail 'revocation list'

# 11.1, 11.2: the list, its signature, its files.
jws manifest.jws list
[ "$(use "$work/list.pem")" = "$signing/list" ] || fail 'list: with a certificate for something else'
cmp -s <(cat "$work/list.json"; echo) manifest.json || fail 'list: signed otherwise'
listed=0
while read -r digest path size; do
  [ -f "$path" ] || fail "missing: $path"
  [ "$(sha "$path")" = "$digest" ] && [ "$(stat -c %s "$path")" = "$size" ] || fail "altered: $path"
  listed=$((listed + 1))
done < <(grep -oE '\{"digest":"[0-9a-f]{64}","path":"[^"]*","size":[0-9]+\}' manifest.json | sed -E 's/.*"digest":"(.*)","path":"(.*)","size":(.*)\}/\1 \2 \3/')
[ "$(find . -type f | wc -l)" -eq $((listed + 2)) ] || fail 'files beside the list'

# 10: the PDF, increment by increment.
size=$(stat -c %s signed.pdf)
end=0
signers=
outside=
numbers() { grep -aoE '^[0-9]+ 0 obj' "$1" | cut -d ' ' -f 1 | sort -u; }
startxref() { head -c "$1" signed.pdf | grep -a -A1 '^startxref' | tail -1 | tr -d '\r'; }
while read -r a b c d; do
  [ "$a" -eq 0 ] || fail 'range'
  { head -c "$b" signed.pdf; tail -c +$((c + 1)) signed.pdf | head -c "$d"; } > "$work/tbs"
  [ "$(tail -c +$((b + 1)) signed.pdf | head -c 1)$(tail -c +"$c" signed.pdf | head -c 1)" = '<>' ] || fail 'hole'
  tail -c +$((b + 2)) signed.pdf | head -c $((c - b - 2)) | bytes > "$work/cms"
  is_outside=
  if openssl cms -verify -cades -binary -inform DER -in "$work/cms" -content "$work/tbs" -CAfile "$root" -purpose any \
    -signer "$work/signer.pem" -out /dev/null 2> /dev/null; then certified "$work/signer.pem"
  else
    openssl cms -verify -noverify -binary -inform DER -in "$work/cms" -content "$work/tbs" -signer "$work/signer.pem" \
      -out /dev/null 2> /dev/null || fail "signature that ends at $((c + d))"
    ! openssl verify -CAfile "$root" "$work/signer.pem" > /dev/null 2>&1 || fail "signature that ends at $((c + d))"
    is_outside=yes
  fi
  signer=$(openssl x509 -in "$work/signer.pem" -outform DER | sha256sum | cut -c 1-64)
  [ "$is_outside" ] || signers+=" $signer"
  head -c $((c + d)) signed.pdf | tail -c +$((end + 1)) > "$work/increment"
  if [ "$end" -eq 0 ]; then
    grep -aq '/DocMDP' "$work/increment" || fail 'no seal'
    [ "$(use "$work/signer.pem")" = "$signing/seal" ] || fail 'seal: with a certificate for something else'
    head -c $((c + d)) signed.pdf > "$work/sealed"
    grep -q "\"sealed\":{\"digest\":\"$(sha "$work/sealed")\",\"length\":$((c + d))}" manifest.json || fail 'sealed text'
  else
    head -c "$end" signed.pdf > "$work/before"
    [ "$(grep -ac '^xref' "$work/increment")" -eq 1 ] || fail 'increments that nobody signed'
    grep -aqE "/Prev $(startxref "$end")\b" "$work/increment" || fail 'an increment left out'
    fields=0 former= others=
    while read -r number; do
      object=$(sed -n "/^$number 0 obj/,/endobj/p" "$work/before" | tr -d '\0')
      if grep -aqE '/FT ?/Sig' <<< "$object"; then
        fields=$((fields + 1)) former=$(grep -aoE '/N [0-9]+ 0 R' <<< "$object" | cut -d ' ' -f 2)
        field=$(sed -n "/^$number 0 obj/,/endobj/p" "$work/increment" | called)
      else others+=" $number"; fi
    done < <(comm -12 <(numbers "$work/increment") <(numbers "$work/before"))
    [ "$fields" -eq 1 ] || fail 'not one field was changed'
    if [ "$is_outside" ]; then outside+=" $signer@$field"
    else [ "$(use "$work/signer.pem")" = "$signing/$field" ] || fail "$field: with a certificate for something else"; fi
    [ -z "$others" ] || { [ "$is_outside" ] && [ "$others" = " $former" ]; } || fail "objects$others were changed"
  fi
  end=$((c + d))
done < <(grep -aoE '/ByteRange *\[[0-9 ]+\]' signed.pdf | tr -dc '0-9 \n' | sed -E 's/\b0+([0-9])/\1/g')
[ "$end" -eq "$size" ] || fail 'bytes behind the last signature'

# 11.4 to 11.7: each city.
while read -r line; do
  id=$(sed -E 's/.*"id":"([^"]*)","name".*/\1/' <<< "$line")
  certificate=$(sed -E 's/.*"certificate":"([^"]*)".*/\1/' <<< "$line")
  [[ $signers == *$certificate* ]] || fail "no signature of $id"
  jws "statements/$id.jws" statement
  [ "$(sha "$work/statement.der")" = "$certificate" ] || fail "another key of $id"
  key=$(openssl pkey -pubin -in "$work/statement.key" -outform DER | sha256sum | cut -c 1-64)
  for said in "\"key\":\"$key\"" "\"certificate\":\"$certificate\"" "\"city\":{\"id\":\"$id\"" \
    "\"consent\":\"$(sha "consents/$id.json")\"" "$(grep -oE '"declaration":\{[^}]*\}' manifest.json)"; do
    grep -qF "$said" "$work/statement.json" || fail "statement of $id lacks $said"
  done
  sed -E 's/"certificate":"[^"]*",//; s/"confirmation":\{[^}]*\},//; s/"record":\{[^}]*\},//; s/"signedAt":"[^"]*",//; s/plenary-statement/plenary-consent/' \
    "$work/statement.json" > "$work/things"
  cmp -s "$work/things" <(sed -E 's/"nonce":"[^"]*",//' "consents/$id.json") || fail "consent of $id"
  if grep -q '"way":"passkey"' "$work/statement.json"; then
    answer=assertions/$id.json
    member clientDataJSON "$answer" | base64url > "$work/client"
    challenge=$(member challenge "$work/client" | base64url | od -An -v -tx1 | tr -d ' \n')
    [ "$challenge" = "$(sha "consents/$id.json")" ] || fail "passkey of $id answers something else"
    { member authenticatorData "$answer" | base64url; openssl dgst -sha256 -binary "$work/client"; } > "$work/asserted"
    member signature "$answer" | base64url > "$work/answer.sig"
    member publicKey "$answer" | openssl base64 -d -A | openssl pkey -pubin -inform DER -out "$work/passkey.pem"
    openssl dgst -sha256 -verify "$work/passkey.pem" -signature "$work/answer.sig" "$work/asserted" > /dev/null 2>&1 || fail "passkey of $id"
  fi
  head=$(grep -oE '"record":\{"hash":"[0-9a-f]*","seq":[0-9]+' "$work/statement.json" | sed -E 's/.*"hash":"(.*)","seq":(.*)/"hash":"\1",.*"seq":\2[,}]/')
  grep -qE "$head" record.jsonl || fail "record that $id named"
done < <(ways electronic)

# 10, 11: what is known to nobody here. The record and the list say it.
doubts=
while read -r line; do
  id=$(sed -E 's/.*"id":"([^"]*)","name".*/\1/' <<< "$line")
  certificate=$(sed -E 's/.*"certificate":"([^"]*)".*/\1/' <<< "$line")
  [[ $outside == *$certificate@city-$id* ]] || fail "no signature of $id"
  grep -q "\"action\":\"signature-uploaded\".*\"certificate\":\"$certificate\",\"cityId\":\"$id\"" record.jsonl || fail "not recorded: $id"
  outside=${outside/ $certificate@city-$id/}
  doubts+="$id signed outside"$'\n'
done < <(ways outside)
[ -z "$outside" ] || fail 'signatures that the list does not name'
while read -r line; do
  id=$(sed -E 's/.*"id":"([^"]*)","name".*/\1/' <<< "$line")
  grep -q "\"action\":\"paper-signature-recorded\".*\"cityId\":\"$id\"" record.jsonl || fail "not recorded: $id"
  [ "$(wc -w <<< "$signers")" -gt 1 ] || doubts+="$id signed on paper"$'\n'
done < <(ways paper)

# 11.8: the record.
previous=
while IFS= read -r line; do
  hash=$(sed -E 's/.*"hash":"([0-9a-f]{64})","previousHash".*/\1/' <<< "$line")
  before=$(grep -oE '"previousHash":"[0-9a-f]{64}"' <<< "$line" | tail -1 | cut -d '"' -f 4)
  digest=$(sed -nE 's/.*"digest":"([0-9a-f]{64})","hash":"[0-9a-f]{64}","previousHash".*/\1/p' <<< "$line")
  [ -z "$previous" ] || [ "$before" = "$previous" ] || fail 'record: out of order'
  if [[ $line == *'"action"'* ]]; then
    fields='^\{"action":("[^"]*"),"actor":("[^"]*"),"at":("[^"]*"),"cityId":(null|"[^"]*"),"data":(.*),"digest":(null|"[0-9a-f]{64}"),"hash":"[0-9a-f]{64}","previousHash":"[0-9a-f]{64}","salt":(null|"[^"]*"),"seq":[0-9]+,"subject":("[^"]*")\}$'
    data=$(sed -E "s/$fields/\5/" <<< "$line" | sed 's/\\/\\\\/g; s/"/\\"/g')
    if [ -n "$digest" ]; then
      begin=$(sed -E "s/$fields/{\"action\":\1,\"actor\":\2,\"at\":\3,\"cityId\":\4,\"data\":/" <<< "$line")
      rest=$(sed -E "s/$fields/,\"salt\":\7,\"subject\":\8}/" <<< "$line")
      [ "$(printf '%s"%s"%s' "$begin" "$data" "$rest" | sha256sum | cut -c 1-64)" = "$digest" ] || fail 'record: altered'
    else
      begin=$(sed -E "s/$fields/[\"$before\",\3,\2,\4,\1,\8/" <<< "$line")
      [ "$(printf '%s,"%s"]' "$begin" "$data" | sha256sum | cut -c 1-64)" = "$hash" ] || fail 'record: altered'
    fi
  fi
  [ -z "$digest" ] || [ "$(printf '{"digest":"%s","previous":"%s","rule":"plenary-record/2"}' "$digest" "$before" | sha256sum | cut -c 1-64)" = "$hash" ] || fail 'record: altered'
  previous=$hash
done < record.jsonl
grep -q "\"record\":{\"hash\":\"$previous\"" manifest.json || fail 'record: cut off'
printf %s "$doubts"
[ -z "$doubts" ] || exit 2
