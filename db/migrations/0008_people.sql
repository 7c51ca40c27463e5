-- People: who approved a review or asked for changes is a list, and an approval says by which form it was taken.

-- Until here two voters stood in one text. It stays one name: only the votes can tell whether a comma parts two.
alter table review add column reviewers text default '[]';
update review set reviewers = json_array(reviewer) where reviewer <> '';
alter table review drop column reviewer;
alter table review add column approval_form integer default 1;
-- Claims somebody here approved once: with none, nothing grows stale.
create index review_approved on review(claim)
  where approved <> x'0000000000000000000000000000000000000000000000000000000000000000';
