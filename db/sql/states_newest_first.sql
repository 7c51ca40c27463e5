-- Every state every record of a kind was ever in, record by record, newest first.
select entity, seq, body from change where kind = :kind order by entity desc, seq desc
