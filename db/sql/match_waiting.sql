-- Documents that are not in the lists yet.
select number, id, terms from match_doc where number > :after order by number
