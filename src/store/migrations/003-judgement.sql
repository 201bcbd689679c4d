-- What a verdict says besides good and bad, and why a text was taken to mean the brand.
alter table mentions
  add column severity text not null default 'low' check (severity in ('low', 'medium', 'high')),
  add column feelings jsonb not null default '[]',
  add column topics jsonb not null default '[]',
  add column why jsonb;
update mentions set severity = case when score <= -0.6 then 'high' when score <= -0.3 then 'medium' else 'low' end;

-- What the team taught when it dismissed a case.
alter table cases add column lesson text check (lesson in ('not-us', 'not-negative', 'mute'));
