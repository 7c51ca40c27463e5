-- Every state every record of a kind was ever in, record by record, oldest first.
select entity, body from change where kind = :kind order by entity, seq
