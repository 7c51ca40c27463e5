-- The newest revision of one person before another.
select seq, nature, reverts, operation from revision where actor = :actor and seq < :before
order by seq desc limit 1
