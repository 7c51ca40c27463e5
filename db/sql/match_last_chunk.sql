-- The end of a term's list.
select place, postings from match_chunk where place >= :from and place <= :until order by place desc limit 1
