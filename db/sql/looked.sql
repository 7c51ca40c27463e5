-- What was newest when a person last looked at a claim.
select seq from look where claim = :claim and person = :person
