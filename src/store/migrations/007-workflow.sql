-- What a team does with a case. The whole state is in `details`; what is looked for by it has a column besides.
alter table cases drop constraint cases_state_check;
alter table cases drop constraint cases_check;
alter table cases
  add constraint cases_state_check
    check (state in ('open', 'claimed', 'answered', 'snoozed', 'resolved', 'dismissed')),
  add column kind text not null default 'complaint' check (kind in ('complaint', 'praise')),
  add column details jsonb,
  add column promised_at timestamptz,
  add column answered_at timestamptz,
  -- When the clock does something: a claim lapses, a snooze ends.
  add column timed_at timestamptz,
  add column lapse_told_at timestamptz;
update cases set
  promised_at = mentions.written_at,
  answered_at = case when cases.state = 'resolved' then cases.state_at end,
  details = case cases.state
    when 'open' then jsonb_build_object('state', 'open')
    when 'claimed' then jsonb_build_object('state', 'claimed', 'owner', cases.who, 'at', cases.state_at, 'lapsesAt', null)
    when 'resolved' then jsonb_build_object('state', 'resolved', 'by', cases.who, 'at', cases.state_at,
      'answeredAt', cases.state_at, 'outcome', null)
    else jsonb_build_object('state', 'dismissed', 'by', cases.who, 'at', cases.state_at, 'why', cases.lesson, 'of', null)
  end
  from mentions where mentions.id = cases.mention_id;
alter table cases
  drop column who,
  alter column details set not null,
  alter column promised_at set not null;
create index cases_timed_at on cases (timed_at) where timed_at is not null;
-- Those whose promise runs.
create index cases_running on cases (due_at)
  where kind = 'complaint' and answered_at is null and state in ('open', 'claimed', 'snoozed');

-- A later mention of the same customer belongs to the case that the first one opened.
alter table mentions add column joined_case integer references cases (id);
create index mentions_joined on mentions (joined_case) where joined_case is not null;
-- What one author wrote at one source, in order. A name that is longer than an index takes is cut.
update items set author = left(author, 500) where length(author) > 500;
create index items_author on items (source_id, lower(author), id) where author is not null;

-- What was done, whole.
alter table case_events add column act jsonb;
update case_events set act = case
  when action in ('not-us', 'not-negative', 'mute') then jsonb_build_object('action', 'dismiss', 'why', action, 'of', null)
  when action = 'dismiss' then jsonb_build_object('action', 'dismiss', 'why', null, 'of', null)
  when action = 'resolve' then jsonb_build_object('action', 'resolve', 'outcome', null)
  else jsonb_build_object('action', action) end;
alter table case_events alter column act set not null;
-- Notes, and what the customer wrote again, are shown on the card.
create index case_events_shown on case_events (case_id, version) where action in ('note', 'came-back', 'changed');

-- What was told of a promise, once each; a promise that begins anew has another end.
create table reminders (
  case_id integer not null references cases (id),
  due_at timestamptz not null,
  step text not null check (step in ('half', 'soon', 'broken', 'escalated')),
  at timestamptz not null,
  primary key (case_id, due_at, step)
);

-- What is broken for long is no news of this version's: nobody is called for all of it at once.
insert into reminders (case_id, due_at, step, at)
  select id, due_at, 'escalated', now() from cases
  where state in ('open', 'claimed') and due_at < now() - interval '1 day';

-- A message is a card, a notice, a digest of several cases, or something that is said below a card.
alter table deliveries drop constraint deliveries_card_or_notice;
alter table deliveries
  add column kind text not null default 'card' check (kind in ('card', 'notice', 'digest', 'thread')),
  add column thread jsonb,
  add column card_id uuid references deliveries (id),
  add column remind text,
  add column quiet boolean not null default false,
  add column created_at timestamptz;
update deliveries set kind = 'notice' where notice is not null;
alter table deliveries drop constraint deliveries_case_id_channel_id_key;
create unique index deliveries_card on deliveries (case_id, channel_id) where kind = 'card';
create index deliveries_case on deliveries (case_id) where case_id is not null;
create index deliveries_message on deliveries ((ref ->> 'place'), (ref ->> 'message')) where kind = 'card' and ref is not null;
create index deliveries_created on deliveries (channel_id, created_at) where kind in ('card', 'digest');

-- Cases that a channel gets in a digest rather than as cards.
create table held_cases (
  case_id integer not null references cases (id),
  channel_id text not null,
  digest_id uuid references deliveries (id),
  at timestamptz not null,
  primary key (case_id, channel_id)
);
create index held_cases_digest on held_cases (digest_id);

-- Who acts in the chats, as they were last seen.
create table identities (
  platform text not null,
  id text not null,
  name text not null,
  email text,
  seen_at timestamptz not null,
  primary key (platform, id)
);
create index identities_email on identities (email) where email is not null;

-- What was written below a card, once each, whatever the chat tells of it again.
create table thread_notes (
  platform text not null,
  place text not null,
  message text not null,
  case_id integer not null references cases (id),
  primary key (platform, place, message)
);

-- Authors that were asked to be quoted, by a hash of source and name: it outlives what is erased of them.
create table quote_guards (
  author_hash text primary key,
  who jsonb not null,
  at timestamptz not null,
  never boolean not null
);

-- When an item's words and names were erased.
alter table items add column erased_at timestamptz;
create index items_unerased on items (seen_at) where erased_at is null;

-- What was done, by whom and from where. It is only appended to, and holds no word of a customer.
create table audit (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  who jsonb,
  place text,
  action text not null,
  case_id integer,
  brand_id text,
  outcome text not null,
  facts jsonb not null default '{}'
);
create index audit_case on audit (case_id);
create index audit_at on audit (at);
create function refuse_change() returns trigger language plpgsql as $$ begin raise exception 'the audit log is only appended to'; end $$;
create trigger audit_appended before update or delete or truncate on audit for each statement execute function refuse_change();
