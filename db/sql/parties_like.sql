-- Parties by the start of any word of a name or alias; whole names before parts. :from and :to bound
-- the folded prefix so that the index answers.
select party from party_name where folded >= :from and folded < :to
group by party order by max(whole) desc, min(length(folded)), party limit :limit
