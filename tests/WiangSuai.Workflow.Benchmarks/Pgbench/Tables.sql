-- The tables that one decision reads and writes, with the columns, widths and indexes of the application's own, and :rows open tasks.
CREATE TABLE workflow_instance (
    id uuid PRIMARY KEY, published_workflow_id uuid NOT NULL, state text NOT NULL, status text NOT NULL,
    started_at timestamptz NOT NULL, ended_at timestamptz, journal_length int NOT NULL, version int NOT NULL,
    CHECK ((ended_at IS NOT NULL) = (status <> 'Running')));
CREATE INDEX ON workflow_instance (started_at) WHERE ended_at IS NULL;
CREATE INDEX ON workflow_instance (published_workflow_id);

CREATE TABLE task (
    id uuid PRIMARY KEY, instance_id uuid NOT NULL REFERENCES workflow_instance, bookmark_id text NOT NULL, activity_id text NOT NULL,
    loan_id uuid NOT NULL, kind text NOT NULL, power_code text, opened_at timestamptz NOT NULL, due_on date,
    closed_at timestamptz, closed_by_id uuid, outcome text,
    CHECK ((closed_at IS NULL) = (outcome IS NULL)));
CREATE UNIQUE INDEX ON task (instance_id, bookmark_id);
CREATE INDEX ON task (loan_id);

CREATE TABLE task_candidate (
    task_id uuid NOT NULL REFERENCES task, person_id uuid NOT NULL, rank int NOT NULL, basis_note text NOT NULL, open boolean NOT NULL,
    opened_at timestamptz NOT NULL, due_on date, PRIMARY KEY (task_id, person_id));
CREATE INDEX ON task_candidate (person_id, due_on, opened_at) WHERE open;

CREATE TABLE loan (id uuid PRIMARY KEY, status text NOT NULL, status_since timestamptz NOT NULL, due_on date NOT NULL, content_hash text NOT NULL, version int NOT NULL);
CREATE INDEX ON loan (status, due_on);

CREATE TABLE decision (
    id uuid PRIMARY KEY, task_id uuid NOT NULL UNIQUE REFERENCES task, loan_id uuid NOT NULL, person_id uuid NOT NULL, person_name text NOT NULL,
    at timestamptz NOT NULL, power_code text NOT NULL, verb text NOT NULL, outcome text NOT NULL, comment text NOT NULL, mode text NOT NULL,
    instrument_id uuid, clause_id uuid, signature_block text NOT NULL, ruling text NOT NULL, authority_version int NOT NULL, matter_hash text NOT NULL);
CREATE INDEX ON decision (loan_id, at);
CREATE INDEX ON decision (person_id, at);
CREATE INDEX ON decision (clause_id, at);

CREATE TABLE journal (
    instance_id uuid NOT NULL REFERENCES workflow_instance, sequence int NOT NULL, activity_id text NOT NULL, event text NOT NULL, at timestamptz NOT NULL,
    PRIMARY KEY (instance_id, sequence));

CREATE TABLE idempotent_answer (
    person_id uuid NOT NULL, command text NOT NULL, key text NOT NULL, content_hash text NOT NULL, answer text NOT NULL, at timestamptz NOT NULL,
    PRIMARY KEY (person_id, command, key));
CREATE INDEX ON idempotent_answer (at);

CREATE TABLE ledger_leaf (
    id uuid PRIMARY KEY, kind text NOT NULL, record_id uuid NOT NULL, hash text NOT NULL, content text NOT NULL, at timestamptz NOT NULL,
    UNIQUE (kind, record_id));

-- The state is about 1.5 kB: below the size from which the server compresses.
INSERT INTO workflow_instance
SELECT lpad(to_hex(n), 32, '0')::uuid, '00000000-0000-0000-0000-000000000001', repeat(md5(n::text), 46), 'Running', now(), NULL, 6, 3
FROM generate_series(1, :rows) n;

INSERT INTO task
SELECT id, id, md5(id::text), 'decide', id, 'Decision', 'approve-loan-outside', now(), current_date, NULL, NULL, NULL FROM workflow_instance;

INSERT INTO task_candidate SELECT id, '00000000-0000-0000-0000-000000000002', 0, repeat('x', 120), true, now(), current_date FROM workflow_instance;

INSERT INTO loan SELECT id, 'Submitted', now(), current_date, md5(id::text), 2 FROM workflow_instance;

VACUUM ANALYZE;
CHECKPOINT;
