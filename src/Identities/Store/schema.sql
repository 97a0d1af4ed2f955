-- Generation 5: 05598227b5e2686e9eb2e3fe484d487b23f1cc47ae7ce9456a652c9058d6346a
-- What migrations, functions, views and triggers add up to. A test writes this file; what each thing is for stands with them.

sequence change_ids

table addresses with (fillfactor=90)
    area text
    city text
    country text
    country_code character(2)
    is_primary boolean not null default false
    kind text
    office_box text
    person_address_id uuid not null
    person_id uuid not null
    position integer not null
    postal_code text
    state text
    street text
    street2 text
    street3 text
    constraint addresses_country_fkey FOREIGN KEY (country_code) REFERENCES countries(country_code)
    constraint addresses_person_fkey FOREIGN KEY (person_id) REFERENCES people(person_id) ON DELETE CASCADE
    constraint addresses_pkey PRIMARY KEY (person_id, person_address_id)
    CREATE UNIQUE INDEX addresses_person_address_id_unique ON public.addresses USING btree (person_address_id)
    CREATE UNIQUE INDEX addresses_primary_unique ON public.addresses USING btree (person_id) WHERE is_primary

table aliases with (fillfactor=90)
    first_name text
    last_name text
    middle_name text
    person_alias_id uuid not null
    person_id uuid not null
    position integer not null
    title text
    constraint aliases_person_fkey FOREIGN KEY (person_id) REFERENCES people(person_id) ON DELETE CASCADE
    constraint aliases_pkey PRIMARY KEY (person_id, person_alias_id)
    CREATE UNIQUE INDEX aliases_person_alias_id_unique ON public.aliases USING btree (person_alias_id)

table api_key_hashes
    api_key_id uuid not null
    key_hash bytea not null
    constraint api_key_hashes_api_key_fkey FOREIGN KEY (api_key_id) REFERENCES api_keys(api_key_id) ON DELETE CASCADE
    constraint api_key_hashes_api_key_unique UNIQUE (api_key_id)
    constraint api_key_hashes_pkey PRIMARY KEY (key_hash)

table api_keys
    api_key_id uuid not null
    created_at timestamp with time zone not null
    expires_at timestamp with time zone
    name text
    user_id uuid not null
    constraint api_keys_pkey PRIMARY KEY (api_key_id)
    constraint api_keys_user_fkey FOREIGN KEY (user_id) REFERENCES users(user_id)
    CREATE INDEX api_keys_by_user ON public.api_keys USING btree (user_id, api_key_id)

table change partition by RANGE (change_id)
    actor text
    after jsonb
    before jsonb
    change_id bigint not null default nextval('change_ids'::regclass)
    erased boolean not null default false
    item_id text not null
    item_table text not null
    moment timestamp with time zone not null
    origin text not null
    person_id uuid
    transaction_id xid8 not null default pg_current_xact_id()
    version bigint
    constraint change_pkey PRIMARY KEY (change_id)
    CREATE INDEX change_of_person ON ONLY public.change USING btree (person_id, change_id)

table chosen_items
    chosen_item_id uuid not null
    item_id integer not null
    list text not null
    person_id uuid not null
    position integer not null
    constraint chosen_items_item_unique UNIQUE (person_id, list, item_id)
    constraint chosen_items_person_fkey FOREIGN KEY (person_id) REFERENCES people(person_id) ON DELETE CASCADE
    constraint chosen_items_pkey PRIMARY KEY (person_id, chosen_item_id)
    CREATE UNIQUE INDEX chosen_items_chosen_item_id_unique ON public.chosen_items USING btree (chosen_item_id)

table client_identifiers
    client_identifier_id uuid not null
    domain text not null
    expires timestamp with time zone
    person_id uuid not null
    position integer not null
    token text not null
    constraint client_identifiers_domain_not_empty CHECK ((domain <> ''::text))
    constraint client_identifiers_person_fkey FOREIGN KEY (person_id) REFERENCES people(person_id) ON DELETE CASCADE
    constraint client_identifiers_pkey PRIMARY KEY (person_id, client_identifier_id)
    constraint client_identifiers_token_not_empty CHECK ((token <> ''::text))
    CREATE INDEX client_identifiers_by_token ON public.client_identifiers USING btree (hashtextextended(token, hashtextextended(domain, (0)::bigint)), person_id)
    CREATE UNIQUE INDEX client_identifiers_client_identifier_id_unique ON public.client_identifiers USING btree (client_identifier_id)

table companies
    archived_at timestamp with time zone
    avatar_id uuid
    chamber_of_commerce_number text
    company_id uuid not null
    company_number integer not null generated always as identity
    created_at timestamp with time zone not null default now()
    customer_id text
    description text
    external_source text
    imported_at timestamp with time zone
    linkedin_id text
    linkedin_internal_id text
    linkedin_public_identifier text
    name text not null
    owner_company_id uuid
    owner_user_id uuid
    parent_company_id uuid
    row_version bigint not null default 1
    updated_at timestamp with time zone not null default now()
    website text
    constraint companies_avatar_fkey FOREIGN KEY (avatar_id) REFERENCES media_objects(media_object_id)
    constraint companies_company_number_unique UNIQUE (company_number)
    constraint companies_owner_fkey FOREIGN KEY (owner_company_id) REFERENCES companies(company_id)
    constraint companies_owner_user_fkey FOREIGN KEY (owner_user_id) REFERENCES users(user_id)
    constraint companies_parent_fkey FOREIGN KEY (parent_company_id) REFERENCES companies(company_id)
    constraint companies_pkey PRIMARY KEY (company_id)
    CREATE INDEX companies_avatar ON public.companies USING btree (avatar_id) WHERE (avatar_id IS NOT NULL)
    CREATE INDEX companies_by_owner ON public.companies USING btree (owner_company_id) WHERE (owner_company_id IS NOT NULL)
    CREATE INDEX companies_by_parent ON public.companies USING btree (parent_company_id) WHERE (parent_company_id IS NOT NULL)
    CREATE INDEX companies_created ON public.companies USING btree (created_at, company_id)
    CREATE INDEX companies_owner_user ON public.companies USING btree (owner_user_id, company_id) WHERE (owner_user_id IS NOT NULL)

table company_addresses
    city text
    company_id uuid not null
    country_code character(2)
    postal_code text
    street text
    constraint company_addresses_company_fkey FOREIGN KEY (company_id) REFERENCES companies(company_id) ON DELETE CASCADE
    constraint company_addresses_country_fkey FOREIGN KEY (country_code) REFERENCES countries(country_code)
    constraint company_addresses_pkey PRIMARY KEY (company_id)

table company_emails
    company_email_id uuid not null
    company_id uuid not null
    email text not null
    position integer not null
    constraint company_emails_company_fkey FOREIGN KEY (company_id) REFERENCES companies(company_id) ON DELETE CASCADE
    constraint company_emails_pkey PRIMARY KEY (company_id, company_email_id)
    CREATE INDEX company_emails_by_email ON public.company_emails USING btree (lower((email COLLATE "und-x-icu")), company_id)
    CREATE UNIQUE INDEX company_emails_email_unique ON public.company_emails USING btree (company_id, lower((email COLLATE "und-x-icu")))

table company_phones
    company_id uuid not null
    company_phone_id uuid not null
    digits text not null
    kind text
    number text not null
    position integer not null
    constraint company_phones_company_fkey FOREIGN KEY (company_id) REFERENCES companies(company_id) ON DELETE CASCADE
    constraint company_phones_kind_known CHECK ((kind = ANY (ARRAY['work'::text, 'mobile'::text, 'home'::text, 'other'::text, 'fax'::text])))
    constraint company_phones_pkey PRIMARY KEY (company_id, company_phone_id)
    CREATE INDEX company_phones_by_digits ON public.company_phones USING btree (digits, company_id)

table company_segments
    company_id uuid not null
    company_segment_id uuid not null
    position integer not null
    segment_id uuid not null
    constraint company_segments_company_fkey FOREIGN KEY (company_id) REFERENCES companies(company_id) ON DELETE CASCADE
    constraint company_segments_pkey PRIMARY KEY (company_id, company_segment_id)
    constraint company_segments_segment_fkey FOREIGN KEY (segment_id) REFERENCES segments(segment_id)
    constraint company_segments_segment_unique UNIQUE (company_id, segment_id)
    CREATE INDEX company_segments_by_segment ON public.company_segments USING btree (segment_id, company_id)

table company_tags
    company_id uuid not null
    company_tag_id uuid not null
    created timestamp with time zone not null
    expires timestamp with time zone
    position integer not null
    tag_id uuid not null
    constraint company_tags_company_fkey FOREIGN KEY (company_id) REFERENCES companies(company_id) ON DELETE CASCADE
    constraint company_tags_pkey PRIMARY KEY (company_id, company_tag_id)
    constraint company_tags_tag_fkey FOREIGN KEY (tag_id) REFERENCES tags(tag_id) ON DELETE CASCADE
    constraint company_tags_tag_unique UNIQUE (company_id, tag_id)
    CREATE INDEX company_tags_by_tag ON public.company_tags USING btree (tag_id, company_id)

table consents
    comment text
    consent_id uuid not null
    consent_number integer not null generated always as identity
    legal_base_id integer not null
    person_id uuid not null
    position integer not null
    purpose_id integer not null
    registered_at timestamp with time zone not null
    registered_by text
    source_id integer not null
    updated_at timestamp with time zone not null
    updated_by text
    constraint consents_person_fkey FOREIGN KEY (person_id) REFERENCES people(person_id) ON DELETE CASCADE
    constraint consents_pkey PRIMARY KEY (person_id, consent_id)
    constraint consents_purpose_unique UNIQUE (person_id, purpose_id)
    CREATE UNIQUE INDEX consents_consent_id_unique ON public.consents USING btree (consent_id)

table countries
    alpha3 character(3) not null
    country_code character(2) not null
    country_id integer not null
    name text not null
    constraint countries_alpha3_unique UNIQUE (alpha3)
    constraint countries_country_id_unique UNIQUE (country_id)
    constraint countries_pkey PRIMARY KEY (country_code)
    CREATE UNIQUE INDEX countries_name_unique ON public.countries USING btree (lower((name COLLATE "und-x-icu")))

table definition_change
    actor text
    after jsonb
    before jsonb
    change_id bigint not null default nextval('change_ids'::regclass)
    item_id text not null
    item_table text not null
    moment timestamp with time zone not null
    origin text not null
    transaction_id xid8 not null default pg_current_xact_id()
    constraint definition_change_pkey PRIMARY KEY (change_id)

table deleted_people
    deleted_at timestamp with time zone not null
    deleted_by text
    erased_at timestamp with time zone
    erased_by text
    person_id uuid not null
    person_number integer not null
    version bigint not null
    constraint deleted_people_pkey PRIMARY KEY (person_id)

table emails
    bounce_count integer not null default 0
    description text
    email text not null
    email_id uuid not null
    kind text not null default 'email'::text
    person_id uuid not null
    position integer not null
    constraint emails_kind_known CHECK ((kind = ANY (ARRAY['email'::text, 'chat'::text])))
    constraint emails_person_fkey FOREIGN KEY (person_id) REFERENCES people(person_id) ON DELETE CASCADE
    constraint emails_pkey PRIMARY KEY (person_id, email_id)
    CREATE INDEX emails_by_email ON public.emails USING btree (lower((email COLLATE "und-x-icu")), person_id)
    CREATE UNIQUE INDEX emails_email_id_unique ON public.emails USING btree (email_id)
    CREATE UNIQUE INDEX emails_email_unique ON public.emails USING btree (person_id, kind, lower((email COLLATE "und-x-icu")))

table entity_fields with (fillfactor=90)
    bool_value boolean
    date_value timestamp with time zone
    dictionary text
    entity_field_id uuid not null
    name text not null
    number_value numeric
    person_id uuid not null
    position integer not null
    string_value text
    constraint entity_fields_one_value CHECK ((num_nonnulls(string_value, date_value, number_value, bool_value) = 1))
    constraint entity_fields_person_fkey FOREIGN KEY (person_id) REFERENCES people(person_id) ON DELETE CASCADE
    constraint entity_fields_pkey PRIMARY KEY (person_id, entity_field_id)
    CREATE INDEX entity_fields_by_name ON public.entity_fields USING btree (name, person_id)
    CREATE INDEX entity_fields_by_text ON public.entity_fields USING btree (name, hashtextextended(string_value, (0)::bigint), person_id) WHERE (string_value IS NOT NULL)
    CREATE UNIQUE INDEX entity_fields_entity_field_id_unique ON public.entity_fields USING btree (entity_field_id)
    CREATE UNIQUE INDEX entity_fields_name_unique ON public.entity_fields USING btree (person_id, lower((name COLLATE "und-x-icu")))

table list_items
    changed_at timestamp with time zone not null default now()
    deleted boolean not null default false
    item_id integer not null
    item_key text
    list text not null
    log_key text generated always as ((list || ':'::text) || (item_id)::text)
    name text not null
    rank integer not null
    tooltip text
    constraint list_items_list_fkey FOREIGN KEY (list) REFERENCES lists(list)
    constraint list_items_pkey PRIMARY KEY (list, item_id)

table list_version
    version bigint not null

table lists
    last_item_id integer not null default 0
    list text not null
    constraint lists_pkey PRIMARY KEY (list)

table log_in_failures
    address text not null
    failures integer not null
    judged_at timestamp with time zone not null
    name_key bytea not null
    constraint log_in_failures_pkey PRIMARY KEY (name_key, address)
    CREATE INDEX log_in_failures_by_age ON public.log_in_failures USING btree (judged_at)

table media_objects
    bytes bytea not null storage e
    created_at timestamp with time zone not null
    created_by text
    media_object_id uuid not null
    media_type text not null
    constraint media_objects_pkey PRIMARY KEY (media_object_id)

table note_categories
    category_id uuid not null
    created_at timestamp with time zone not null
    title text not null
    constraint note_categories_pkey PRIMARY KEY (category_id)

table notes
    author text
    author_id uuid
    body text
    category_id uuid
    created_at timestamp with time zone not null
    creator_subject text
    flagged boolean not null default false
    is_private boolean not null default false
    note_id uuid not null
    owner_subject text
    person_id uuid not null
    position integer not null
    shared_id uuid
    summary text
    constraint notes_category_fkey FOREIGN KEY (category_id) REFERENCES note_categories(category_id)
    constraint notes_person_fkey FOREIGN KEY (person_id) REFERENCES people(person_id) ON DELETE CASCADE
    constraint notes_pkey PRIMARY KEY (person_id, note_id)
    CREATE INDEX notes_by_age ON public.notes USING btree (person_id, created_at DESC, note_id)
    CREATE INDEX notes_by_flag ON public.notes USING btree (person_id, flagged DESC, created_at DESC, note_id)
    CREATE INDEX notes_by_position ON public.notes USING btree (person_id, "position", note_id)
    CREATE UNIQUE INDEX notes_note_id_unique ON public.notes USING btree (note_id)

table people with (fillfactor=85, autovacuum_vacuum_scale_factor=0.02)
    academic_title text
    archived_at timestamp with time zone
    avatar_id uuid
    birth_date date
    birth_year_known boolean not null default true
    changed_in xid8 not null default pg_current_xact_id()
    created_at timestamp with time zone not null default now()
    created_by text
    customer_id text
    dbi_agent_id integer not null default 0
    dbi_key text
    description text
    dialect_members jsonb not null default '{}'::jsonb
    external_source text
    handle text
    initials text
    job_title text
    linkedin_id text
    owner_company_id uuid not null default '01900000-0000-7000-8000-000000000001'::uuid
    owner_user_id uuid
    person_id uuid not null
    person_number integer not null generated always as identity
    person_object_id uuid not null default gen_random_uuid()
    person_object_kept boolean not null default false
    person_object_without uuid[]
    updated_at timestamp with time zone not null default now()
    updated_by text
    version bigint not null default 1
    constraint people_avatar_fkey FOREIGN KEY (avatar_id) REFERENCES media_objects(media_object_id)
    constraint people_owner_company_fkey FOREIGN KEY (owner_company_id) REFERENCES companies(company_id)
    constraint people_owner_user_fkey FOREIGN KEY (owner_user_id) REFERENCES users(user_id)
    constraint people_person_number_unique UNIQUE (person_number)
    constraint people_pkey PRIMARY KEY (person_id)
    CREATE INDEX people_archived ON public.people USING btree (created_at, person_id) WHERE (archived_at IS NOT NULL)
    CREATE INDEX people_avatar ON public.people USING btree (avatar_id) WHERE (avatar_id IS NOT NULL)
    CREATE INDEX people_by_linkedin_id ON public.people USING btree (lower((linkedin_id COLLATE "und-x-icu")), person_id) WHERE (linkedin_id IS NOT NULL)
    CREATE INDEX people_created ON public.people USING btree (created_at, person_id) INCLUDE (archived_at)
    CREATE INDEX people_owner_company ON public.people USING btree (owner_company_id, person_id)
    CREATE INDEX people_owner_user ON public.people USING btree (owner_user_id, created_at, person_id) WHERE (owner_user_id IS NOT NULL)
    CREATE UNIQUE INDEX people_person_object_id_unique ON public.people USING btree (person_object_id)
    CREATE STATISTICS public.people_linkedin_id ON lower(linkedin_id COLLATE "und-x-icu") FROM people

table people_counts
    part integer not null generated always as identity
    people bigint not null
    constraint people_counts_pkey PRIMARY KEY (part)

table person_companies
    company_id uuid not null
    is_primary boolean not null default false
    person_company_id uuid not null
    person_id uuid not null
    position integer not null
    constraint person_companies_company_fkey FOREIGN KEY (company_id) REFERENCES companies(company_id)
    constraint person_companies_company_unique UNIQUE (person_id, company_id)
    constraint person_companies_person_fkey FOREIGN KEY (person_id) REFERENCES people(person_id) ON DELETE CASCADE
    constraint person_companies_pkey PRIMARY KEY (person_id, person_company_id)
    CREATE INDEX person_companies_by_company ON public.person_companies USING btree (company_id, person_id)
    CREATE UNIQUE INDEX person_companies_person_company_id_unique ON public.person_companies USING btree (person_company_id)
    CREATE UNIQUE INDEX person_companies_primary_unique ON public.person_companies USING btree (person_id) WHERE is_primary

table person_search with (autovacuum_vacuum_scale_factor=0.05)
    archived_at timestamp with time zone
    created_at timestamp with time zone not null
    document text not null statistics 400
    person_id uuid not null
    refreshed_in xid8 not null default pg_current_xact_id()
    sort_name text
    constraint person_search_person_fkey FOREIGN KEY (person_id) REFERENCES people(person_id) ON DELETE CASCADE
    constraint person_search_pkey PRIMARY KEY (person_id)
    CREATE INDEX people_by_name ON public.person_search USING btree (sort_name, created_at, person_id) INCLUDE (archived_at)
    CREATE INDEX people_by_name_newest ON public.person_search USING btree (sort_name, created_at DESC, person_id DESC) INCLUDE (archived_at)
    CREATE INDEX person_search_document ON public.person_search USING gin (document gin_trgm_ops) WITH (gin_pending_list_limit='1024')

table person_segments
    person_id uuid not null
    person_segment_id uuid not null
    position integer not null
    segment_id uuid not null statistics 1000
    constraint person_segments_person_fkey FOREIGN KEY (person_id) REFERENCES people(person_id) ON DELETE CASCADE
    constraint person_segments_pkey PRIMARY KEY (person_id, person_segment_id)
    constraint person_segments_segment_fkey FOREIGN KEY (segment_id) REFERENCES segments(segment_id)
    constraint person_segments_segment_unique UNIQUE (person_id, segment_id)
    CREATE INDEX person_segments_by_segment ON public.person_segments USING btree (segment_id, person_id)
    CREATE UNIQUE INDEX person_segments_person_segment_id_unique ON public.person_segments USING btree (person_segment_id)

table person_tags with (fillfactor=90)
    created timestamp with time zone not null
    expires timestamp with time zone
    person_id uuid not null
    person_tag_id uuid not null
    position integer not null
    tag_id uuid not null statistics 1000
    constraint person_tags_expires_after_created CHECK ((expires > created))
    constraint person_tags_expires_in_calendar CHECK ((expires < '10000-01-01 00:00:00+00'::timestamp with time zone))
    constraint person_tags_person_fkey FOREIGN KEY (person_id) REFERENCES people(person_id) ON DELETE CASCADE
    constraint person_tags_pkey PRIMARY KEY (person_id, person_tag_id)
    constraint person_tags_tag_fkey FOREIGN KEY (tag_id) REFERENCES tags(tag_id)
    constraint person_tags_tag_unique UNIQUE (person_id, tag_id)
    CREATE INDEX person_tags_by_tag ON public.person_tags USING btree (tag_id, person_id)
    CREATE UNIQUE INDEX person_tags_person_tag_id_unique ON public.person_tags USING btree (person_tag_id)

table phones
    description text
    digits text not null
    kind text
    label text
    number text not null
    person_id uuid not null
    phone_id uuid not null
    position integer not null
    constraint phones_kind_known CHECK ((kind = ANY (ARRAY['work'::text, 'mobile'::text, 'home'::text, 'other'::text, 'fax'::text, 'internet'::text])))
    constraint phones_person_fkey FOREIGN KEY (person_id) REFERENCES people(person_id) ON DELETE CASCADE
    constraint phones_pkey PRIMARY KEY (person_id, phone_id)
    CREATE INDEX phones_by_digits ON public.phones USING btree (digits, person_id)
    CREATE UNIQUE INDEX phones_phone_id_unique ON public.phones USING btree (phone_id)

table role_permissions
    permission text not null
    role_id uuid not null
    constraint role_permissions_pkey PRIMARY KEY (role_id, permission)
    constraint role_permissions_role_fkey FOREIGN KEY (role_id) REFERENCES roles(role_id) ON DELETE CASCADE

table roles
    is_administrator boolean not null default false
    modified_at timestamp with time zone not null default now()
    name text not null
    role_id uuid not null
    row_version bigint not null default 1
    constraint roles_pkey PRIMARY KEY (role_id)
    CREATE UNIQUE INDEX roles_administrator_unique ON public.roles USING btree (is_administrator) WHERE is_administrator
    CREATE UNIQUE INDEX roles_name_unique ON public.roles USING btree (lower((name COLLATE "und-x-icu")))

table segments
    created_at timestamp with time zone not null
    icon text not null
    row_version bigint not null default 1
    segment_id uuid not null
    sequence integer
    title text not null
    updated_at timestamp with time zone not null
    constraint segments_pkey PRIMARY KEY (segment_id)

table tags
    background_color text
    created_at timestamp with time zone not null
    default_expire_period bigint not null default 0
    deleted_at timestamp with time zone
    deleted_by text
    description text
    disabled boolean not null default false
    row_version bigint not null default 1
    tag_id uuid not null
    tag_name text not null
    text_color text
    updated_at timestamp with time zone not null
    constraint tags_default_expire_period_not_negative CHECK ((default_expire_period >= 0))
    constraint tags_pkey PRIMARY KEY (tag_id)
    CREATE INDEX tags_deleted ON public.tags USING btree (tag_id) WHERE (deleted_at IS NOT NULL)
    CREATE INDEX tags_tag_name ON public.tags USING btree (tag_name, tag_id) WHERE (deleted_at IS NULL)
    CREATE UNIQUE INDEX tags_tag_name_unique ON public.tags USING btree (lower((tag_name COLLATE "und-x-icu"))) WHERE (deleted_at IS NULL)

table urls
    description text
    person_id uuid not null
    position integer not null
    url text not null
    url_id uuid not null
    constraint urls_person_fkey FOREIGN KEY (person_id) REFERENCES people(person_id) ON DELETE CASCADE
    constraint urls_pkey PRIMARY KEY (person_id, url_id)
    CREATE UNIQUE INDEX urls_url_id_unique ON public.urls USING btree (url_id)

table user_roles
    role_id uuid not null
    user_id uuid not null
    constraint user_roles_pkey PRIMARY KEY (user_id, role_id)
    constraint user_roles_role_fkey FOREIGN KEY (role_id) REFERENCES roles(role_id)
    constraint user_roles_user_fkey FOREIGN KEY (user_id) REFERENCES users(user_id)
    CREATE INDEX user_roles_by_role ON public.user_roles USING btree (role_id, user_id)

table users
    created_at timestamp with time zone not null default now()
    deleted_at timestamp with time zone
    disabled_at timestamp with time zone
    failed_logins integer not null default 0
    locked_until timestamp with time zone
    modified_at timestamp with time zone not null default now()
    password_hash text not null
    row_version bigint not null default 1
    tokens_valid_from timestamp with time zone
    user_id uuid not null
    user_number integer not null generated always as identity
    username text not null
    constraint users_pkey PRIMARY KEY (user_id)
    constraint users_user_number_unique UNIQUE (user_number)
    CREATE INDEX users_refused ON public.users USING btree (user_id) WHERE ((disabled_at IS NOT NULL) OR (deleted_at IS NOT NULL) OR (tokens_valid_from IS NOT NULL))
    CREATE UNIQUE INDEX users_username_unique ON public.users USING btree (lower((username COLLATE "und-x-icu"))) WHERE (deleted_at IS NULL)

view logged_changes
    change_id bigint
    transaction_id xid8
    person_id uuid
    version bigint
    moment timestamp with time zone
    actor text
    origin text
    item_table text
    item_id text
    before jsonb
    after jsonb
    erased boolean

view person_objects
    person_id uuid
    person_object_id uuid

view shown_roles
    role_id uuid
    name text
    is_administrator boolean
    permissions text[]
    mark text
    modified_at timestamp with time zone

view shown_users
    user_id uuid
    username text
    disabled boolean
    created timestamp with time zone
    role_ids uuid[]
    role_names text[]
    mark text
    modified_at timestamp with time zone

function begin_change(person uuid, actor text, origin text, moment timestamp with time zone, if_match bigint[]) returns timestamp with time zone plpgsql

function begin_change(person uuid, actor text, origin text, moment timestamp with time zone, if_match bigint[], if_none_match bigint[], unmodified_since timestamp with time zone) returns timestamp with time zone plpgsql

function begin_change_of_company(company uuid, visible uuid[], actor text, origin text, moment timestamp with time zone) returns timestamp with time zone plpgsql

function begin_change_of_company(company uuid, visible uuid[], actor text, origin text, moment timestamp with time zone, if_match bigint[], if_none_match bigint[], unmodified_since timestamp with time zone) returns timestamp with time zone plpgsql

function begin_change_of_identity(identity uuid, visible uuid[], actor text, origin text, moment timestamp with time zone) returns timestamp with time zone plpgsql

function begin_change_of_identity(identity uuid, visible uuid[], actor text, origin text, moment timestamp with time zone, if_match bigint[], if_none_match bigint[], unmodified_since timestamp with time zone) returns timestamp with time zone plpgsql

function begin_change_of_item(item_kind text, item uuid, visible uuid[], actor text, origin text, moment timestamp with time zone) returns timestamp with time zone plpgsql

function begin_change_of_item(item_kind text, item uuid, visible uuid[], actor text, origin text, moment timestamp with time zone, if_match bigint[], if_none_match bigint[], unmodified_since timestamp with time zone) returns timestamp with time zone plpgsql

function begin_change_of_number(number integer, actor text, origin text, moment timestamp with time zone, if_match bigint[], if_none_match bigint[], unmodified_since timestamp with time zone, OUT changed_person_id uuid, OUT opened_at timestamp with time zone) returns record plpgsql

function begin_change_of_number(number integer, actor text, origin text, moment timestamp with time zone, if_match bigint[], unmodified_since timestamp with time zone, OUT changed_person_id uuid, OUT opened_at timestamp with time zone) returns record plpgsql

function begin_erasure(person uuid, actor text, origin text, moment timestamp with time zone, if_match bigint[]) returns timestamp with time zone plpgsql

function begin_erasure(person uuid, actor text, origin text, moment timestamp with time zone, if_match bigint[], if_none_match bigint[], unmodified_since timestamp with time zone) returns timestamp with time zone plpgsql

function begin_person() returns trigger plpgsql

function begin_role_change(target uuid, actor text, origin text, moment timestamp with time zone) returns timestamp with time zone plpgsql

function begin_role_change(target uuid, actor text, origin text, moment timestamp with time zone, if_match bigint[], if_none_match bigint[], unmodified_since timestamp with time zone) returns timestamp with time zone plpgsql

function begin_tag_change(target uuid, actor text, origin text, moment timestamp with time zone, if_match bigint[], if_none_match bigint[], unmodified_since timestamp with time zone) returns timestamp with time zone plpgsql

function begin_user_change(target uuid, actor text, origin text, moment timestamp with time zone) returns timestamp with time zone plpgsql

function begin_user_change(target uuid, actor text, origin text, moment timestamp with time zone, if_match bigint[], if_none_match bigint[], unmodified_since timestamp with time zone) returns timestamp with time zone plpgsql

function bury_person() returns trigger plpgsql

function carrier_mark(person uuid, moment timestamp with time zone) returns text plpgsql stable

function changed_identity_mark(moment timestamp with time zone) returns TABLE(etag text, modified_at timestamp with time zone) sql stable

function count_failed_log_in(name text, origin_address text, moment timestamp with time zone) returns void sql

function count_list_version() returns trigger plpgsql

function count_people() returns trigger plpgsql

function count_version() returns trigger plpgsql

function count_version_and_moment() returns trigger plpgsql

function count_version_of_role() returns trigger plpgsql

function count_version_of_user() returns trigger plpgsql

function country_code_of(country text) returns character plpgsql stable

function default_expiry(period bigint, created timestamp with time zone) returns timestamp with time zone sql stable

function erase_from_log(person uuid, actor text, moment timestamp with time zone) returns void plpgsql security definer set search_path=pg_catalog, public, pg_temp

function expect_companies(wanted uuid[], visible uuid[]) returns boolean plpgsql stable

function expect_definition(kind text, target uuid, if_match bigint[], if_none_match bigint[], unmodified_since timestamp with time zone) returns void plpgsql stable

function expect_held(caller text, held text[], wanted text[]) returns void plpgsql stable

function expect_new_client_identifier(changing client_identifiers, new_domain text, new_token text, moment timestamp with time zone) returns boolean plpgsql stable

function expect_parent_company(company uuid, parent uuid, visible uuid[]) returns boolean plpgsql stable

function expect_person(person uuid, moment timestamp with time zone, if_match bigint[]) returns void plpgsql stable

function expect_person(person uuid, moment timestamp with time zone, if_match bigint[], if_none_match bigint[], unmodified_since timestamp with time zone) returns void plpgsql stable

function expect_roles(wanted uuid[]) returns void plpgsql

function expect_unburied(imported uuid[]) returns void plpgsql stable

function forget_failed_log_ins(of_user uuid) returns void sql

procedure grant_to_service(IN service_role text) plpgsql

procedure grant_to_service_again() plpgsql

function identity_mark(person uuid, moment timestamp with time zone) returns TABLE(etag text, modified_at timestamp with time zone) sql stable

function is_administrator(someone uuid) returns boolean sql stable

function is_administrators_role(role uuid) returns boolean sql stable

function is_hidden_note(item_table text, content jsonb, reader text) returns boolean sql immutable

function is_refused(version bigint, modified_at timestamp with time zone, if_match bigint[], if_none_match bigint[], unmodified_since timestamp with time zone) returns boolean sql stable

function keep_an_administrator() returns trigger plpgsql

function keep_person_object() returns trigger plpgsql

function keep_person_object_without_birth_date() returns trigger plpgsql

function log_definition_change() returns trigger plpgsql

function log_in_name(name text) returns bytea sql immutable

function log_in_pause(failures integer) returns interval sql immutable

function log_person_change() returns trigger plpgsql

function make_parts_of_log() returns void plpgsql security definer set search_path=pg_catalog, public, pg_temp

function mark_of_person(person uuid, moment timestamp with time zone) returns TABLE(version bigint, etag text, modified_at timestamp with time zone) sql stable

function moment_of_change() returns timestamp with time zone sql stable

function open_change(actor text, origin text, moment timestamp with time zone) returns timestamp with time zone plpgsql

function people_of_page() returns uuid[] sql stable

function people_page(words text[], owners uuid[], addresses text[], wanted_tags uuid[], wanted_segments uuid[], archived boolean, created_from timestamp with time zone, created_before timestamp with time zone, identifiers text[], numbers text[], order_keys text[], order_descends boolean[], skipped bigint, wanted integer, moment timestamp with time zone, OUT person_ids uuid[], OUT total bigint, OUT has_more boolean) returns record plpgsql set jit=off, max_parallel_workers_per_gather=0

function permissions_of(someone uuid) returns text[] sql stable

function person_mark(person uuid, moment timestamp with time zone) returns TABLE(version bigint, etag text) sql stable

function person_mark_with_lists(person uuid, moment timestamp with time zone) returns TABLE(etag text) sql stable

function person_of_item(item_kind text, item uuid, moment timestamp with time zone) returns uuid plpgsql stable

function phone_digits(number text) returns text sql immutable

function phone_kind_of(label text) returns text sql immutable

function refresh_search(person uuid) returns void plpgsql

function refresh_search_of_row() returns trigger plpgsql

function refuse_hidden_note(note uuid) returns integer plpgsql

function refuse_taken_tag_id() returns integer plpgsql

function runs_functions() returns boolean plpgsql stable

function search_document(fields text) returns text plpgsql immutable

function usable_tag(wanted uuid) returns tags plpgsql stable strict

function user_mark(target uuid) returns text sql stable

function uuid_of(text) returns uuid sql immutable

function word_pattern(word text) returns text sql immutable

function write_addresses(person uuid, items jsonb, in_order boolean DEFAULT false) returns SETOF addresses plpgsql set plan_cache_mode=force_generic_plan

function write_aliases(person uuid, items jsonb, in_order boolean DEFAULT false) returns SETOF aliases plpgsql set plan_cache_mode=force_generic_plan

function write_entity_fields(person uuid, items jsonb, in_order boolean DEFAULT false, by_name boolean DEFAULT false) returns SETOF entity_fields plpgsql set plan_cache_mode=force_generic_plan

function write_notes(person uuid, items jsonb, in_order boolean DEFAULT false) returns SETOF notes plpgsql set plan_cache_mode=force_generic_plan

function write_person_tags(person uuid, items jsonb, in_order boolean DEFAULT false, by_tag boolean DEFAULT false) returns SETOF person_tags plpgsql set plan_cache_mode=force_generic_plan

CREATE TRIGGER addresses_keep_person_object AFTER DELETE ON public.addresses REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION keep_person_object('person_address_id')
CREATE TRIGGER log_delete AFTER DELETE ON public.addresses REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT WHEN ((current_setting('identities.import'::text, true) IS DISTINCT FROM 'on'::text)) EXECUTE FUNCTION log_person_change('addresses', 'person_address_id')
CREATE TRIGGER log_insert AFTER INSERT ON public.addresses REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT WHEN ((current_setting('identities.import'::text, true) IS DISTINCT FROM 'on'::text)) EXECUTE FUNCTION log_person_change('addresses', 'person_address_id')
CREATE TRIGGER log_update AFTER UPDATE ON public.addresses REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT WHEN (((pg_trigger_depth() = 0) AND (current_setting('identities.import'::text, true) IS DISTINCT FROM 'on'::text))) EXECUTE FUNCTION log_person_change('addresses', 'person_address_id')

CREATE TRIGGER aliases_keep_person_object AFTER DELETE ON public.aliases REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION keep_person_object('person_alias_id')
CREATE TRIGGER log_delete AFTER DELETE ON public.aliases REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT WHEN ((current_setting('identities.import'::text, true) IS DISTINCT FROM 'on'::text)) EXECUTE FUNCTION log_person_change('aliases', 'person_alias_id')
CREATE TRIGGER log_insert AFTER INSERT ON public.aliases REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT WHEN ((current_setting('identities.import'::text, true) IS DISTINCT FROM 'on'::text)) EXECUTE FUNCTION log_person_change('aliases', 'person_alias_id')
CREATE TRIGGER log_update AFTER UPDATE ON public.aliases REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT WHEN (((pg_trigger_depth() = 0) AND (current_setting('identities.import'::text, true) IS DISTINCT FROM 'on'::text))) EXECUTE FUNCTION log_person_change('aliases', 'person_alias_id')
CREATE CONSTRAINT TRIGGER search_update AFTER UPDATE ON public.aliases DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((((((old.first_name IS DISTINCT FROM new.first_name) OR (old.middle_name IS DISTINCT FROM new.middle_name)) OR (old.last_name IS DISTINCT FROM new.last_name)) OR (old."position" IS DISTINCT FROM new."position")) AND (current_setting('identities.import'::text, true) IS DISTINCT FROM 'on'::text))) EXECUTE FUNCTION refresh_search_of_row()
CREATE CONSTRAINT TRIGGER search_write AFTER INSERT OR DELETE ON public.aliases DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((current_setting('identities.import'::text, true) IS DISTINCT FROM 'on'::text)) EXECUTE FUNCTION refresh_search_of_row()

CREATE TRIGGER log_delete AFTER DELETE ON public.api_keys REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_definition_change('api_keys', 'api_key_id', '')
CREATE TRIGGER log_insert AFTER INSERT ON public.api_keys REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_definition_change('api_keys', 'api_key_id', '')
CREATE TRIGGER log_update AFTER UPDATE ON public.api_keys REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT WHEN ((pg_trigger_depth() = 0)) EXECUTE FUNCTION log_definition_change('api_keys', 'api_key_id', '')

CREATE TRIGGER log_delete AFTER DELETE ON public.chosen_items REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT WHEN ((current_setting('identities.import'::text, true) IS DISTINCT FROM 'on'::text)) EXECUTE FUNCTION log_person_change('chosen_items', 'chosen_item_id')
CREATE TRIGGER log_insert AFTER INSERT ON public.chosen_items REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT WHEN ((current_setting('identities.import'::text, true) IS DISTINCT FROM 'on'::text)) EXECUTE FUNCTION log_person_change('chosen_items', 'chosen_item_id')
CREATE TRIGGER log_update AFTER UPDATE ON public.chosen_items REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT WHEN (((pg_trigger_depth() = 0) AND (current_setting('identities.import'::text, true) IS DISTINCT FROM 'on'::text))) EXECUTE FUNCTION log_person_change('chosen_items', 'chosen_item_id')

CREATE TRIGGER log_delete AFTER DELETE ON public.client_identifiers REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT WHEN ((current_setting('identities.import'::text, true) IS DISTINCT FROM 'on'::text)) EXECUTE FUNCTION log_person_change('client_identifiers', 'client_identifier_id')
CREATE TRIGGER log_insert AFTER INSERT ON public.client_identifiers REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT WHEN ((current_setting('identities.import'::text, true) IS DISTINCT FROM 'on'::text)) EXECUTE FUNCTION log_person_change('client_identifiers', 'client_identifier_id')
CREATE TRIGGER log_update AFTER UPDATE ON public.client_identifiers REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT WHEN (((pg_trigger_depth() = 0) AND (current_setting('identities.import'::text, true) IS DISTINCT FROM 'on'::text))) EXECUTE FUNCTION log_person_change('client_identifiers', 'client_identifier_id')

CREATE TRIGGER companies_version BEFORE UPDATE ON public.companies FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION count_version()
CREATE TRIGGER log_delete AFTER DELETE ON public.companies REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_definition_change('companies', 'company_id', 'row_version')
CREATE TRIGGER log_insert AFTER INSERT ON public.companies REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_definition_change('companies', 'company_id', 'row_version')
CREATE TRIGGER log_update AFTER UPDATE ON public.companies REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT WHEN ((pg_trigger_depth() = 0)) EXECUTE FUNCTION log_definition_change('companies', 'company_id', 'row_version')

CREATE TRIGGER log_delete AFTER DELETE ON public.company_addresses REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_definition_change('company_addresses', 'company_id', '')
CREATE TRIGGER log_insert AFTER INSERT ON public.company_addresses REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_definition_change('company_addresses', 'company_id', '')
CREATE TRIGGER log_update AFTER UPDATE ON public.company_addresses REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT WHEN ((pg_trigger_depth() = 0)) EXECUTE FUNCTION log_definition_change('company_addresses', 'company_id', '')

CREATE TRIGGER log_delete AFTER DELETE ON public.company_emails REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_definition_change('company_emails', 'company_email_id', '')
CREATE TRIGGER log_insert AFTER INSERT ON public.company_emails REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_definition_change('company_emails', 'company_email_id', '')
CREATE TRIGGER log_update AFTER UPDATE ON public.company_emails REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT WHEN ((pg_trigger_depth() = 0)) EXECUTE FUNCTION log_definition_change('company_emails', 'company_email_id', '')

CREATE TRIGGER log_delete AFTER DELETE ON public.company_phones REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_definition_change('company_phones', 'company_phone_id', '')
CREATE TRIGGER log_insert AFTER INSERT ON public.company_phones REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_definition_change('company_phones', 'company_phone_id', '')
CREATE TRIGGER log_update AFTER UPDATE ON public.company_phones REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT WHEN ((pg_trigger_depth() = 0)) EXECUTE FUNCTION log_definition_change('company_phones', 'company_phone_id', '')

CREATE TRIGGER log_delete AFTER DELETE ON public.company_segments REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_definition_change('company_segments', 'company_segment_id', '')
CREATE TRIGGER log_insert AFTER INSERT ON public.company_segments REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_definition_change('company_segments', 'company_segment_id', '')
CREATE TRIGGER log_update AFTER UPDATE ON public.company_segments REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT WHEN ((pg_trigger_depth() = 0)) EXECUTE FUNCTION log_definition_change('company_segments', 'company_segment_id', '')

CREATE TRIGGER log_delete AFTER DELETE ON public.company_tags REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_definition_change('company_tags', 'company_tag_id', '')
CREATE TRIGGER log_insert AFTER INSERT ON public.company_tags REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_definition_change('company_tags', 'company_tag_id', '')
CREATE TRIGGER log_update AFTER UPDATE ON public.company_tags REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT WHEN ((pg_trigger_depth() = 0)) EXECUTE FUNCTION log_definition_change('company_tags', 'company_tag_id', '')

CREATE TRIGGER log_delete AFTER DELETE ON public.consents REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT WHEN ((current_setting('identities.import'::text, true) IS DISTINCT FROM 'on'::text)) EXECUTE FUNCTION log_person_change('consents', 'consent_id')
CREATE TRIGGER log_insert AFTER INSERT ON public.consents REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT WHEN ((current_setting('identities.import'::text, true) IS DISTINCT FROM 'on'::text)) EXECUTE FUNCTION log_person_change('consents', 'consent_id')
CREATE TRIGGER log_update AFTER UPDATE ON public.consents REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT WHEN (((pg_trigger_depth() = 0) AND (current_setting('identities.import'::text, true) IS DISTINCT FROM 'on'::text))) EXECUTE FUNCTION log_person_change('consents', 'consent_id')

CREATE TRIGGER log_delete AFTER DELETE ON public.emails REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT WHEN ((current_setting('identities.import'::text, true) IS DISTINCT FROM 'on'::text)) EXECUTE FUNCTION log_person_change('emails', 'email_id')
CREATE TRIGGER log_insert AFTER INSERT ON public.emails REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT WHEN ((current_setting('identities.import'::text, true) IS DISTINCT FROM 'on'::text)) EXECUTE FUNCTION log_person_change('emails', 'email_id')
CREATE TRIGGER log_update AFTER UPDATE ON public.emails REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT WHEN (((pg_trigger_depth() = 0) AND (current_setting('identities.import'::text, true) IS DISTINCT FROM 'on'::text))) EXECUTE FUNCTION log_person_change('emails', 'email_id')
CREATE CONSTRAINT TRIGGER search_update AFTER UPDATE ON public.emails DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((old.email <> new.email)) EXECUTE FUNCTION refresh_search_of_row()
CREATE CONSTRAINT TRIGGER search_write AFTER INSERT OR DELETE ON public.emails DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refresh_search_of_row()

CREATE TRIGGER log_delete AFTER DELETE ON public.entity_fields REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT WHEN ((current_setting('identities.import'::text, true) IS DISTINCT FROM 'on'::text)) EXECUTE FUNCTION log_person_change('entity_fields', 'entity_field_id')
CREATE TRIGGER log_insert AFTER INSERT ON public.entity_fields REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT WHEN ((current_setting('identities.import'::text, true) IS DISTINCT FROM 'on'::text)) EXECUTE FUNCTION log_person_change('entity_fields', 'entity_field_id')
CREATE TRIGGER log_update AFTER UPDATE ON public.entity_fields REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT WHEN (((pg_trigger_depth() = 0) AND (current_setting('identities.import'::text, true) IS DISTINCT FROM 'on'::text))) EXECUTE FUNCTION log_person_change('entity_fields', 'entity_field_id')

CREATE TRIGGER list_items_count_version AFTER INSERT OR DELETE OR UPDATE ON public.list_items FOR EACH STATEMENT EXECUTE FUNCTION count_list_version()
CREATE TRIGGER log_delete AFTER DELETE ON public.list_items REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_definition_change('list_items', 'log_key', '')
CREATE TRIGGER log_insert AFTER INSERT ON public.list_items REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_definition_change('list_items', 'log_key', '')
CREATE TRIGGER log_update AFTER UPDATE ON public.list_items REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT WHEN ((pg_trigger_depth() = 0)) EXECUTE FUNCTION log_definition_change('list_items', 'log_key', '')

CREATE TRIGGER log_delete AFTER DELETE ON public.media_objects REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_definition_change('media_objects', 'media_object_id', 'bytes')
CREATE TRIGGER log_insert AFTER INSERT ON public.media_objects REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_definition_change('media_objects', 'media_object_id', 'bytes')
CREATE TRIGGER log_update AFTER UPDATE ON public.media_objects REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT WHEN ((pg_trigger_depth() = 0)) EXECUTE FUNCTION log_definition_change('media_objects', 'media_object_id', 'bytes')

CREATE TRIGGER log_delete AFTER DELETE ON public.note_categories REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_definition_change('note_categories', 'category_id', '')
CREATE TRIGGER log_insert AFTER INSERT ON public.note_categories REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_definition_change('note_categories', 'category_id', '')
CREATE TRIGGER log_update AFTER UPDATE ON public.note_categories REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT WHEN ((pg_trigger_depth() = 0)) EXECUTE FUNCTION log_definition_change('note_categories', 'category_id', '')

CREATE TRIGGER log_delete AFTER DELETE ON public.notes REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT WHEN ((current_setting('identities.import'::text, true) IS DISTINCT FROM 'on'::text)) EXECUTE FUNCTION log_person_change('notes', 'note_id')
CREATE TRIGGER log_insert AFTER INSERT ON public.notes REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT WHEN ((current_setting('identities.import'::text, true) IS DISTINCT FROM 'on'::text)) EXECUTE FUNCTION log_person_change('notes', 'note_id')
CREATE TRIGGER log_update AFTER UPDATE ON public.notes REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT WHEN (((pg_trigger_depth() = 0) AND (current_setting('identities.import'::text, true) IS DISTINCT FROM 'on'::text))) EXECUTE FUNCTION log_person_change('notes', 'note_id')

CREATE TRIGGER count_delete AFTER DELETE ON public.people REFERENCING OLD TABLE AS counted_rows FOR EACH STATEMENT EXECUTE FUNCTION count_people()
CREATE TRIGGER count_insert AFTER INSERT ON public.people REFERENCING NEW TABLE AS counted_rows FOR EACH STATEMENT EXECUTE FUNCTION count_people()
CREATE TRIGGER log_delete AFTER DELETE ON public.people REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT WHEN ((current_setting('identities.import'::text, true) IS DISTINCT FROM 'on'::text)) EXECUTE FUNCTION log_person_change('people', 'person_id')
CREATE TRIGGER log_insert AFTER INSERT ON public.people REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT WHEN ((current_setting('identities.import'::text, true) IS DISTINCT FROM 'on'::text)) EXECUTE FUNCTION log_person_change('people', 'person_id')
CREATE TRIGGER log_update AFTER UPDATE ON public.people REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT WHEN (((pg_trigger_depth() = 0) AND (current_setting('identities.import'::text, true) IS DISTINCT FROM 'on'::text))) EXECUTE FUNCTION log_person_change('people', 'person_id')
CREATE TRIGGER people_begin BEFORE INSERT ON public.people FOR EACH ROW WHEN ((current_setting('identities.import'::text, true) IS DISTINCT FROM 'on'::text)) EXECUTE FUNCTION begin_person()
CREATE TRIGGER people_bury BEFORE DELETE ON public.people FOR EACH ROW EXECUTE FUNCTION bury_person()
CREATE TRIGGER people_keep_person_object BEFORE UPDATE OF birth_date ON public.people FOR EACH ROW WHEN (((old.birth_date IS NOT NULL) AND (new.birth_date IS NULL) AND (old.person_object_id = new.person_object_id))) EXECUTE FUNCTION keep_person_object_without_birth_date()
CREATE CONSTRAINT TRIGGER search_insert AFTER INSERT ON public.people DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((current_setting('identities.import'::text, true) IS DISTINCT FROM 'on'::text)) EXECUTE FUNCTION refresh_search_of_row()
CREATE CONSTRAINT TRIGGER search_update AFTER UPDATE OF initials, job_title, customer_id, created_at, archived_at ON public.people DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((((((old.initials IS DISTINCT FROM new.initials) OR (old.job_title IS DISTINCT FROM new.job_title)) OR (old.customer_id IS DISTINCT FROM new.customer_id)) OR (old.created_at IS DISTINCT FROM new.created_at)) OR (old.archived_at IS DISTINCT FROM new.archived_at))) EXECUTE FUNCTION refresh_search_of_row()

CREATE TRIGGER log_delete AFTER DELETE ON public.person_companies REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT WHEN ((current_setting('identities.import'::text, true) IS DISTINCT FROM 'on'::text)) EXECUTE FUNCTION log_person_change('person_companies', 'person_company_id')
CREATE TRIGGER log_insert AFTER INSERT ON public.person_companies REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT WHEN ((current_setting('identities.import'::text, true) IS DISTINCT FROM 'on'::text)) EXECUTE FUNCTION log_person_change('person_companies', 'person_company_id')
CREATE TRIGGER log_update AFTER UPDATE ON public.person_companies REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT WHEN (((pg_trigger_depth() = 0) AND (current_setting('identities.import'::text, true) IS DISTINCT FROM 'on'::text))) EXECUTE FUNCTION log_person_change('person_companies', 'person_company_id')

CREATE TRIGGER log_delete AFTER DELETE ON public.person_segments REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT WHEN ((current_setting('identities.import'::text, true) IS DISTINCT FROM 'on'::text)) EXECUTE FUNCTION log_person_change('person_segments', 'person_segment_id')
CREATE TRIGGER log_insert AFTER INSERT ON public.person_segments REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT WHEN ((current_setting('identities.import'::text, true) IS DISTINCT FROM 'on'::text)) EXECUTE FUNCTION log_person_change('person_segments', 'person_segment_id')
CREATE TRIGGER log_update AFTER UPDATE ON public.person_segments REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT WHEN (((pg_trigger_depth() = 0) AND (current_setting('identities.import'::text, true) IS DISTINCT FROM 'on'::text))) EXECUTE FUNCTION log_person_change('person_segments', 'person_segment_id')

CREATE TRIGGER log_delete AFTER DELETE ON public.person_tags REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT WHEN ((current_setting('identities.import'::text, true) IS DISTINCT FROM 'on'::text)) EXECUTE FUNCTION log_person_change('person_tags', 'person_tag_id')
CREATE TRIGGER log_insert AFTER INSERT ON public.person_tags REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT WHEN ((current_setting('identities.import'::text, true) IS DISTINCT FROM 'on'::text)) EXECUTE FUNCTION log_person_change('person_tags', 'person_tag_id')
CREATE TRIGGER log_update AFTER UPDATE ON public.person_tags REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT WHEN (((pg_trigger_depth() = 0) AND (current_setting('identities.import'::text, true) IS DISTINCT FROM 'on'::text))) EXECUTE FUNCTION log_person_change('person_tags', 'person_tag_id')

CREATE TRIGGER log_delete AFTER DELETE ON public.phones REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT WHEN ((current_setting('identities.import'::text, true) IS DISTINCT FROM 'on'::text)) EXECUTE FUNCTION log_person_change('phones', 'phone_id')
CREATE TRIGGER log_insert AFTER INSERT ON public.phones REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT WHEN ((current_setting('identities.import'::text, true) IS DISTINCT FROM 'on'::text)) EXECUTE FUNCTION log_person_change('phones', 'phone_id')
CREATE TRIGGER log_update AFTER UPDATE ON public.phones REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT WHEN (((pg_trigger_depth() = 0) AND (current_setting('identities.import'::text, true) IS DISTINCT FROM 'on'::text))) EXECUTE FUNCTION log_person_change('phones', 'phone_id')
CREATE TRIGGER phones_keep_person_object AFTER DELETE ON public.phones REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION keep_person_object('phone_id')
CREATE CONSTRAINT TRIGGER search_update AFTER UPDATE ON public.phones DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((old.number <> new.number)) EXECUTE FUNCTION refresh_search_of_row()
CREATE CONSTRAINT TRIGGER search_write AFTER INSERT OR DELETE ON public.phones DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refresh_search_of_row()

CREATE TRIGGER log_delete AFTER DELETE ON public.role_permissions REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_definition_change('role_permissions', 'role_id', '')
CREATE TRIGGER log_insert AFTER INSERT ON public.role_permissions REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_definition_change('role_permissions', 'role_id', '')
CREATE TRIGGER log_update AFTER UPDATE ON public.role_permissions REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT WHEN ((pg_trigger_depth() = 0)) EXECUTE FUNCTION log_definition_change('role_permissions', 'role_id', '')
CREATE TRIGGER role_permissions_version AFTER INSERT OR DELETE ON public.role_permissions FOR EACH ROW EXECUTE FUNCTION count_version_of_role()

CREATE TRIGGER log_delete AFTER DELETE ON public.roles REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_definition_change('roles', 'role_id', 'row_version,modified_at')
CREATE TRIGGER log_insert AFTER INSERT ON public.roles REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_definition_change('roles', 'role_id', 'row_version,modified_at')
CREATE TRIGGER log_update AFTER UPDATE ON public.roles REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT WHEN ((pg_trigger_depth() = 0)) EXECUTE FUNCTION log_definition_change('roles', 'role_id', 'row_version,modified_at')
CREATE TRIGGER roles_version BEFORE UPDATE ON public.roles FOR EACH ROW WHEN (((old.name IS DISTINCT FROM new.name) OR (old.is_administrator IS DISTINCT FROM new.is_administrator))) EXECUTE FUNCTION count_version_and_moment()

CREATE TRIGGER log_delete AFTER DELETE ON public.segments REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_definition_change('segments', 'segment_id', 'row_version')
CREATE TRIGGER log_insert AFTER INSERT ON public.segments REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_definition_change('segments', 'segment_id', 'row_version')
CREATE TRIGGER log_update AFTER UPDATE ON public.segments REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT WHEN ((pg_trigger_depth() = 0)) EXECUTE FUNCTION log_definition_change('segments', 'segment_id', 'row_version')
CREATE TRIGGER segments_version BEFORE UPDATE ON public.segments FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION count_version()

CREATE TRIGGER log_delete AFTER DELETE ON public.tags REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_definition_change('tags', 'tag_id', 'row_version')
CREATE TRIGGER log_insert AFTER INSERT ON public.tags REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_definition_change('tags', 'tag_id', 'row_version')
CREATE TRIGGER log_update AFTER UPDATE ON public.tags REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT WHEN ((pg_trigger_depth() = 0)) EXECUTE FUNCTION log_definition_change('tags', 'tag_id', 'row_version')
CREATE TRIGGER tags_version BEFORE UPDATE ON public.tags FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION count_version()

CREATE TRIGGER log_delete AFTER DELETE ON public.urls REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT WHEN ((current_setting('identities.import'::text, true) IS DISTINCT FROM 'on'::text)) EXECUTE FUNCTION log_person_change('urls', 'url_id')
CREATE TRIGGER log_insert AFTER INSERT ON public.urls REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT WHEN ((current_setting('identities.import'::text, true) IS DISTINCT FROM 'on'::text)) EXECUTE FUNCTION log_person_change('urls', 'url_id')
CREATE TRIGGER log_update AFTER UPDATE ON public.urls REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT WHEN (((pg_trigger_depth() = 0) AND (current_setting('identities.import'::text, true) IS DISTINCT FROM 'on'::text))) EXECUTE FUNCTION log_person_change('urls', 'url_id')

CREATE TRIGGER log_delete AFTER DELETE ON public.user_roles REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_definition_change('user_roles', 'user_id', '')
CREATE TRIGGER log_insert AFTER INSERT ON public.user_roles REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_definition_change('user_roles', 'user_id', '')
CREATE TRIGGER log_update AFTER UPDATE ON public.user_roles REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT WHEN ((pg_trigger_depth() = 0)) EXECUTE FUNCTION log_definition_change('user_roles', 'user_id', '')
CREATE TRIGGER user_roles_keep_an_administrator AFTER DELETE ON public.user_roles FOR EACH ROW WHEN (is_administrators_role(old.role_id)) EXECUTE FUNCTION keep_an_administrator()
CREATE TRIGGER user_roles_version AFTER INSERT OR DELETE ON public.user_roles FOR EACH ROW EXECUTE FUNCTION count_version_of_user()

CREATE TRIGGER log_delete AFTER DELETE ON public.users REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_definition_change('users', 'user_id', 'password_hash,failed_logins,locked_until,row_version,modified_at')
CREATE TRIGGER log_insert AFTER INSERT ON public.users REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_definition_change('users', 'user_id', 'password_hash,failed_logins,locked_until,row_version,modified_at')
CREATE TRIGGER log_update AFTER UPDATE ON public.users REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT WHEN ((pg_trigger_depth() = 0)) EXECUTE FUNCTION log_definition_change('users', 'user_id', 'password_hash,failed_logins,locked_until,row_version,modified_at')
CREATE TRIGGER users_keep_an_administrator AFTER UPDATE OF disabled_at, deleted_at ON public.users FOR EACH ROW WHEN (((old.disabled_at IS NULL) AND (old.deleted_at IS NULL) AND ((new.disabled_at IS NOT NULL) OR (new.deleted_at IS NOT NULL)) AND is_administrator(old.user_id))) EXECUTE FUNCTION keep_an_administrator()
CREATE TRIGGER users_version BEFORE UPDATE ON public.users FOR EACH ROW WHEN ((((((old.username IS DISTINCT FROM new.username) OR (old.password_hash IS DISTINCT FROM new.password_hash)) OR (old.disabled_at IS DISTINCT FROM new.disabled_at)) OR (old.deleted_at IS DISTINCT FROM new.deleted_at)) OR (old.tokens_valid_from IS DISTINCT FROM new.tokens_valid_from))) EXECUTE FUNCTION count_version_and_moment()
