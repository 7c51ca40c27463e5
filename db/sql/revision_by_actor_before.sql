-- The newest revision of one person before another; a decision changes no record.
select seq, nature, reverts, operation from revision where actor = :actor and seq < :before
and operation <> 'history.accept' order by seq desc limit 1
