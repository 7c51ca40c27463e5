-- Every record of a kind that the log names, newest first.
select distinct entity from change where kind = :kind order by entity desc
