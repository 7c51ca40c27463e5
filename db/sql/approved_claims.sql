-- Claims that somebody here approved once: this one, or with null any.
select 1 from review
where approved <> x'0000000000000000000000000000000000000000000000000000000000000000'
  and claim between coalesce(:claim, 0) and coalesce(:claim, 9223372036854775807) limit 1
