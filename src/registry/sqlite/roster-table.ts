/** An import fills a table of this form apart and then copies it, row by row as it is. */
export const ROSTER = `create table TABLE (
  number text primary key,
  name text not null,
  postcode text not null,
  address text not null,
  representative text not null,
  title text not null,
  telephone text not null,
  fax text not null,
  department text not null,
  salt blob check (length(salt) = 16),
  password blob check ((password is null) = (salt is null))
) strict, without rowid`
