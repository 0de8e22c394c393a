import { EXIT } from '../../exit.ts'

export const DEFAULT_REGISTRY = 'sqlite:/var/lib/koshin/registry.db'

export const REGISTRY_USAGE = `koshin registry verify [--registry URL] [--keys FILE] [--head FILE] [--export DIR]
koshin registry verify --from DIR [--head FILE]
koshin registry receipt NUMBER [--registry URL] [--out DIR] [--pdf FILE] [--config FILE]
koshin registry import FILE.csv [--registry URL] [--keys FILE] [--digits N] [--config FILE]
koshin registry status [--registry URL] [--trust DIR]
koshin registry migrate --from sqlite:FILE --to postgres://… [--keys FILE]
koshin registry serve --database URL --listen HOST:PORT --tls-cert FILE --tls-key FILE --client-ca FILE
       [--keys FILE] [--client-crl FILE] [--trust DIR] [--config FILE] [--rate N]

  URL      sqlite:FILE or postgres://USER@HOST/NAME; a password is better in ~/.pgpass (or the file PGPASSFILE names),
           where nobody sees it among the processes
  verify   builds log, receipts and tables from the evidence again and compares them; JSON on standard output
  --from   verifies a log that --export wrote; needs nothing else
  --head   a checkpoint that was kept, as a kiosk's file "head": the log must begin with it
  --export writes evidence, tiles, checkpoint, receipts and public keys into DIR, which must be empty or not there yet
  receipt  shows a receipt; --out writes it with its proof and its evidence into DIR, --pdf as it is printed into FILE
  import   replaces the roster (資格審査情報) by a CSV file in UTF-8 or Shift_JIS, all of it or nothing; JSON on standard
           output, progress on standard error
  --digits of the agency's 登録番号, 1 to 16; without it number-digits of the agency's rules (10)
  status   counts, newest receipts, the log's head, and how old the revocation lists are
  migrate  copies a whole registry into an empty database and compares every table; broken off, it goes on when it is
           run again. FILE is left as it is, and nothing may serve from it meanwhile or afterwards
  serve    answers kiosks over TLS until SIGTERM, then what it has accepted; JSON lines on standard output; port 0 is any
  --keys   the registry's signing keys, made with it; every instance needs the same. With sqlite: they are FILE.keys, and
           migrate writes a copy of them where --keys says
  --tls-…  the service's certificate and key (PEM)
  --client-ca  who vouches for kiosks (PEM): each needs a certificate whose common name is its own
  --client-crl  that authority's revocation list (PEM), for kiosks that were stolen; a stale one refuses every kiosk
  --trust  folder with anchors/ and crls/ of the accepted authorities; without it "trust" beside the SQLite file
  --config the agency's rules, as koshin.toml; of receipt and import: without it koshin.toml beside the SQLite file, if it is there
  --rate   requests a second that one kiosk may make (50)

Exit codes: 0 agrees, imported or copied, ${EXIT.refused} disagrees (the first entry or the tables are named) or, of status, a
revocation list is stale or ends within a day, ${EXIT.usage} usage, ${EXIT.failed} not imported (the lines are
named), ${EXIT.notADatabase} no registry, or one that was not copied to its end, ${EXIT.noInput} nothing to read there, ${EXIT.unavailable} the
database cannot be reached, ${EXIT.inUse} another import or migration is running, or the source was written to.
The registry is ${DEFAULT_REGISTRY} unless it is named.
`
