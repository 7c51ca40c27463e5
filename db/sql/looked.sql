-- What was newest when people last looked at a claim.
select person, seq from look where claim = :claim
