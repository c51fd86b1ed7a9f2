-- One decision as the application makes it: read task, candidates, loan and instance, close the task, go on to the next one:
-- update 4 rows, write 1 decision, 8 journal rows, 1 task with 1 candidate, 1 answer, 1 leaf.
-- Each client (of :clients) walks tasks of its own from :first on; a client without tasks left ends with an error instead of a figure.
\set first :first + 1
\set key :first * :clients + :client_id
BEGIN;
SELECT i.state, i.version, i.journal_length AS length, t.bookmark_id AS bookmark, t.power_code AS power
FROM task t JOIN workflow_instance i ON i.id = t.instance_id WHERE t.id = lpad(to_hex(:key::int), 32, '0')::uuid AND t.closed_at IS NULL \gset
SELECT status, version AS loan_version FROM loan WHERE id = lpad(to_hex(:key::int), 32, '0')::uuid \gset
SELECT rank FROM task_candidate WHERE task_id = lpad(to_hex(:key::int), 32, '0')::uuid \gset
UPDATE workflow_instance SET state = :state, version = :version::int + 1, journal_length = :length::int + 8
WHERE id = lpad(to_hex(:key::int), 32, '0')::uuid AND version = :version::int;
UPDATE task SET closed_at = now(), closed_by_id = '00000000-0000-0000-0000-000000000002', outcome = 'Approved'
WHERE id = lpad(to_hex(:key::int), 32, '0')::uuid AND closed_at IS NULL;
UPDATE task_candidate SET open = false WHERE task_id = lpad(to_hex(:key::int), 32, '0')::uuid;
UPDATE loan SET status = 'Endorsed', status_since = now(), version = :loan_version::int + 1
WHERE id = lpad(to_hex(:key::int), 32, '0')::uuid AND version = :loan_version::int;
INSERT INTO decision VALUES (gen_random_uuid(), lpad(to_hex(:key::int), 32, '0')::uuid, lpad(to_hex(:key::int), 32, '0')::uuid,
    '00000000-0000-0000-0000-000000000002', 'นาย ก.', now(), :power, 'อนุมัติ', 'Approved', '', 'Delegated',
    '00000000-0000-0000-0000-000000000003', '00000000-0000-0000-0000-000000000004', 'รองนายกเทศมนตรี ปฏิบัติราชการแทน', :state, 7, :bookmark);
INSERT INTO journal
SELECT lpad(to_hex(:key::int), 32, '0')::uuid, :length::int + n, 'decide', 'Completed', now() FROM generate_series(1, 8) n;
INSERT INTO task VALUES (md5('next' || :key)::uuid, lpad(to_hex(:key::int), 32, '0')::uuid, 'next', 'check', lpad(to_hex(:key::int), 32, '0')::uuid,
    'Decision', 'loan.check', now(), current_date, NULL, NULL, NULL);
INSERT INTO task_candidate VALUES (md5('next' || :key)::uuid, '00000000-0000-0000-0000-000000000005', 0, left(:state, 120), true, now(), current_date);
INSERT INTO idempotent_answer VALUES ('00000000-0000-0000-0000-000000000002', 'decide', md5(:key::text), :bookmark, '', now());
INSERT INTO ledger_leaf VALUES (gen_random_uuid(), 'decision', lpad(to_hex(:key::int), 32, '0')::uuid, :bookmark, left(:state, 600), now());
COMMIT;
