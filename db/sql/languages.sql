-- Languages with how many records are in each, the most frequent first.
select name from counter where name >= 'lang:' and name < 'lang;' and value > 0 order by value desc
