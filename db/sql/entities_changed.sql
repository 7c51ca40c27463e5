-- Records of a kind that more than one revision touched, newest first.
select entity from change where kind = :kind group by entity having count(*) > 1 order by entity desc
