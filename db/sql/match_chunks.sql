-- A term's list.
select postings from match_chunk where place >= :from and place <= :until order by place
