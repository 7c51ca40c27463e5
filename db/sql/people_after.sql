-- Of those who recorded something, the first by name after one.
select min(actor) from revision where actor > :name
