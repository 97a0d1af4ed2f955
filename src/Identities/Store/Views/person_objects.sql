-- The person object of a Baack identity: names and birth date, under an id of its own. It comes with the first name, birth date, telephone
-- or address from any surface, or is made bare. Its id stands ready from the start and whether it is there is told from what is there, so
-- that no write pays for it; only what takes its content away notes that it stays, and only its own deletion ends it.
create or replace view person_objects as
select person_id, person_object_id
from   people
where  person_object_kept
or     birth_date is not null
or     exists (select from aliases where aliases.person_id = people.person_id)
or     exists (select from phones
               where  phones.person_id = people.person_id
               and    phone_id <> all (coalesce(person_object_without, '{}')))
or     exists (select from addresses
               where  addresses.person_id = people.person_id
               and    person_address_id <> all (coalesce(person_object_without, '{}')));
