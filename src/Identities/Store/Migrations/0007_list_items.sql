-- The lists that come with the service, with sensible items.
insert into lists (list) values
    ('business'), ('category'), ('consentpurpose'), ('consentsource'), ('country'), ('customerlanguage'), ('legalbase'),
    ('mrmrs'), ('persint'), ('perspos'), ('salutation'), ('shipmenttype'), ('ticketpriority');

insert into list_items (list, item_id, item_key, name, tooltip, rank)
select list, row_number() over (partition by list order by place), item_key, name, tooltip, row_number() over (partition by list order by place)
from   (values
    (1, 'business', null, 'Manufacturing', null),
    (2, 'business', null, 'Retail', null),
    (3, 'business', null, 'Information technology', null),
    (4, 'business', null, 'Finance', null),
    (5, 'business', null, 'Public sector', null),
    (6, 'business', null, 'Education', null),
    (7, 'business', null, 'Health', null),
    (8, 'business', null, 'Other', null),
    (1, 'category', null, 'Customer', null),
    (2, 'category', null, 'Prospect', null),
    (3, 'category', null, 'Supplier', null),
    (4, 'category', null, 'Partner', null),
    (5, 'category', null, 'Competitor', null),
    (6, 'category', null, 'Lead', null),
    (1, 'consentpurpose', 'STORE', 'Selling and service', 'Keeping the data that selling and serving take'),
    (2, 'consentpurpose', 'EMARKETING', 'E-marketing', 'Sending news and offers by e-mail'),
    (1, 'consentsource', 'USER', 'Entered by a user', null),
    (2, 'consentsource', 'WEBFORM', 'Web form', null),
    (3, 'consentsource', 'API', 'Another system', null),
    (1, 'legalbase', '61A', 'Consent', 'GDPR, article 6.1 (a)'),
    (2, 'legalbase', '61B', 'Contract', 'GDPR, article 6.1 (b)'),
    (3, 'legalbase', '61F', 'Legitimate interest', 'GDPR, article 6.1 (f)'),
    (4, 'legalbase', 'WITHDRAWN', 'Withdrawn', null),
    (1, 'customerlanguage', null, 'English', null),
    (2, 'customerlanguage', null, 'Norwegian', null),
    (3, 'customerlanguage', null, 'Swedish', null),
    (4, 'customerlanguage', null, 'Danish', null),
    (5, 'customerlanguage', null, 'German', null),
    (6, 'customerlanguage', null, 'Dutch', null),
    (7, 'customerlanguage', null, 'French', null),
    (8, 'customerlanguage', null, 'Spanish', null),
    (1, 'mrmrs', null, 'Mr.', null),
    (2, 'mrmrs', null, 'Mrs.', null),
    (3, 'mrmrs', null, 'Ms.', null),
    (1, 'persint', null, 'Product news', null),
    (2, 'persint', null, 'Events', null),
    (3, 'persint', null, 'Training', null),
    (1, 'perspos', null, 'Managing director', null),
    (2, 'perspos', null, 'Sales', null),
    (3, 'perspos', null, 'Marketing', null),
    (4, 'perspos', null, 'Finance', null),
    (5, 'perspos', null, 'Purchasing', null),
    (6, 'perspos', null, 'Information technology', null),
    (7, 'perspos', null, 'Support', null),
    (1, 'salutation', null, 'Dr.', null),
    (2, 'salutation', null, 'Prof.', null),
    (1, 'shipmenttype', null, 'Newsletter', null),
    (2, 'shipmenttype', null, 'Invitations', null),
    (3, 'shipmenttype', null, 'Surveys', null),
    (1, 'ticketpriority', null, 'Low', null),
    (2, 'ticketpriority', null, 'Medium', null),
    (3, 'ticketpriority', null, 'High', null)
) as item (place, list, item_key, name, tooltip);

-- Countries have their numeric codes of ISO 3166-1 as ids; those that a deployment adds start behind them.
insert into list_items (list, item_id, item_key, name, tooltip, rank)
select 'country', country_id, country_code, name, null, row_number() over (order by name collate "und-x-icu")
from   countries;

update lists
set    last_item_id = greatest((select max(item_id) from list_items where list_items.list = lists.list),
                               case when list = 'country' then 1000 else 0 end);

analyze list_items;
