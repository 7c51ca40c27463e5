-- Captures of these very bytes.
select id from capture where digest = :digest order by id
