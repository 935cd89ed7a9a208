// What rules say: each sentence is labelled once, however many servers state it; and what servers say against being crawled. Forward only; never edited after release; imports nothing of this program.
import { sql, type Kysely } from 'kysely'

const TABLES = `
create table sentence (
  id int4 generated always as identity primary key,
  hash bytea not null,
  prose boolean not null,
  version int4 not null,
  language text collate "C" not null,
  labels jsonb not null,
  bans text[] not null,
  words tsvector not null,
  changed_at timestamptz not null,
  unique (hash, prose)
);
comment on table sentence is 'What a rule says, by its wording and for all servers that word it so. It holds no text: that is theirs, and stands in their rules.';
comment on column sentence.hash is 'Of the wording, hint included, as the classifier reads it: letter case, accents and white space make no difference.';
comment on column sentence.prose is 'Taken from a running text: that it is a rule is not known, and its labels are found with more care.';
comment on column sentence.version is 'Of the lexicons and of the reading (model/rule-reading.ts); 0: to be read again.';
comment on column sentence.language is 'Whose words it was read by (BCP 47), or und; decides how its words are stemmed.';
comment on column sentence.labels is 'Topic, stance, from, to, language and entry of each label; offsets are those of the folded text (model/rules/label-spans.ts).';
comment on column sentence.bans is 'What it forbids to programs that read servers: crawling, research (model/rules/crawler-bans.ts).';
comment on column sentence.words is 'Its words as stemmed in its language, and as they stand.';
comment on column sentence.changed_at is 'When labels last changed.';
create index sentence_words on sentence using gin (words);
create index sentence_version on sentence (version, id);
create index sentence_changed on sentence (changed_at);

alter table rule add column sentence_id int4;
comment on column rule.sentence_id is 'What it says; null while nobody has looked.';
create index rule_sentence on rule (sentence_id) where sentence_id is not null;
create index rule_unread on rule (domain_id) where sentence_id is null;

alter table long_text add column bans text[];
alter table long_text add column bans_version int4 not null default 0;
comment on column long_text.bans is 'What it forbids to programs that read servers; null while nobody has looked.';
comment on column long_text.bans_version is 'Of the reading of bans.';
create index long_text_unread on long_text (bans_version) where gone_seen is null;

create table objection (
  domain_id int4 primary key references domain (id),
  kinds text[] not null,
  endpoints text[] not null,
  sentence text not null,
  first_seen timestamptz not null,
  gone_seen timestamptz,
  verdict text collate "C",
  verdict_at timestamptz
);
comment on table objection is 'Servers whose own texts forbid crawling or research, until they do so no more; a queue for the operator.';
comment on column objection.kinds is 'crawling: nothing but robots.txt, NodeInfo and the documents that say so is asked for; research: out of dumps.';
comment on column objection.endpoints is 'The documents that say so; they go on being read, so that a change of mind is seen.';
comment on column objection.sentence is 'The words, as far as the operator needs them.';
comment on column objection.verdict is 'Of the operator: null while nobody has looked, upheld, or dismissed, which lifts it.';
create index objection_waiting on objection (first_seen) where gone_seen is null and verdict is null;

alter table search_document add column labels text[];
alter table search_document add column sentences int4[] not null default '{}';
comment on column search_document.labels is 'What its rules say, as topic.stance; null while its rules are not known.';
comment on column search_document.sentences is 'The sentences that its rules state.';
`

const VIEWS = `
create or replace view published.rule as
  select r.domain_id, r.endpoint, r.position, r.native_id, r.text, r.hint, r.translations, r.hash, r.first_seen,
    r.first_seen_is_lower_bound, r.gone_seen, r.taken_from, r.sentence_id, p.history
  from rule r join publication p on p.domain_id = r.domain_id
  where p.page and p.texts and (p.history or r.gone_seen is null);
comment on column published.rule.history is 'Its past may be shown.';

create view published.sentence as
  select s.id, encode(s.hash, 'hex') as name, s.prose, s.language, s.labels, s.changed_at from sentence s where s.version > 0;
comment on view published.sentence is 'What wordings say, without the words: those are in published.rule, where they may be shown.';

create view published.rule_words as
  select r.domain_id, r.position, r.text, r.hint, r.taken_from, s.id as sentence_id, s.language, s.words, p.in_search
  from sentence s join rule r on r.sentence_id = s.id join publication p on p.domain_id = r.domain_id
  where p.page and p.texts and r.gone_seen is null;
comment on view published.rule_words is 'Rules of today by their words.';
`

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(TABLES).execute(db)
  await sql.raw(VIEWS).execute(db)
}
