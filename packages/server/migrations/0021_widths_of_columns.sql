-- How wide somebody wants the columns of a list: a matter of taste, beside the columns themselves.

alter table list_choice add column widths jsonb;
