-- The newest revision of one person before another; a decision changes no record. Of one lane, at a shared desk: there two
-- people may bear a name. 0 = whichever lane.
select seq, nature, reverts, operation from revision where actor = :actor and seq < :before
and operation <> 'history.accept' and (:lane = 0 or lane = :lane) order by seq desc limit 1
