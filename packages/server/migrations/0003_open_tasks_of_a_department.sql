-- A department's open tasks in the order of their day: without it the team's Today walks those of all departments.
create index task_open_department on task (department, coalesce(due, 'infinity'::date), id)
  where deleted_at is null and status = 'open';
