using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace WiangSuai.Workflow.Web.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "asset_class",
                columns: table => new
                {
                    code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    thai = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    english = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    has_own_form = table.Column<bool>(type: "boolean", nullable: false),
                    own_form_name = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    own_form_address = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    longest_loan_days = table.Column<int>(type: "integer", nullable: false),
                    asks_photos = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_asset_class", x => x.code);
                    table.CheckConstraint("ck_asset_class_longest_loan", "longest_loan_days between 1 and 366");
                });

            migrationBuilder.CreateTable(
                name: "authority_policy",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    delegatee_may_decide_delegators_matter = table.Column<bool>(type: "boolean", nullable: false),
                    acting_holder_may_use_delegation = table.Column<bool>(type: "boolean", nullable: false),
                    delegation_falls_with_delegator = table.Column<bool>(type: "boolean", nullable: false),
                    way_up = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    way_up_en = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    source = table.Column<string>(type: "text", nullable: false),
                    known_from = table.Column<int>(type: "integer", nullable: false),
                    known_to = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_authority_policy", x => x.id);
                    table.CheckConstraint("ck_authority_policy_way_up_in_both", "(way_up is null) = (way_up_en is null)");
                });

            migrationBuilder.CreateTable(
                name: "authority_version",
                columns: table => new
                {
                    number = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    change = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    by_account_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_authority_version", x => x.number);
                    table.CheckConstraint("ck_authority_version_counts_from_one", "number >= 1");
                });

            migrationBuilder.CreateTable(
                name: "checklist_question",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    place = table.Column<int>(type: "integer", nullable: false),
                    text = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    criteria = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    source = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    retired_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_checklist_question", x => x.id);
                    table.CheckConstraint("ck_checklist_question_counts_from_one", "place >= 1");
                });

            migrationBuilder.CreateTable(
                name: "data_protection_key",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    friendly_name = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    xml = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_data_protection_key", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "idempotent_answer",
                columns: table => new
                {
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    command = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    key = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    content_hash = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    answer = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_idempotent_answer", x => new { x.person_id, x.command, x.key });
                });

            migrationBuilder.CreateTable(
                name: "ledger_leaf",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    record_id = table.Column<Guid>(type: "uuid", nullable: false),
                    hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    content = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ledger_leaf", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "lending_set",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "th-x-icu"),
                    note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_lending_set", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "password_attempt_count",
                columns: table => new
                {
                    key = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    last_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    wait_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_password_attempt_count", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "person",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "th-x-icu"),
                    name_en = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    telephone = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    left_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_person", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "published_workflow",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    definition_id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    json = table.Column<string>(type: "text", nullable: false),
                    hash = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_published_workflow", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "register_counter",
                columns: table => new
                {
                    register = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    last = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_register_counter", x => new { x.register, x.year });
                    table.CheckConstraint("ck_register_counter_positive", "last > 0");
                });

            migrationBuilder.CreateTable(
                name: "register_revision",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_register_revision", x => x.id);
                    table.CheckConstraint("ck_register_revision_the_one", "id = 1");
                });

            migrationBuilder.CreateTable(
                name: "unit",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    name = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "th-x-icu"),
                    name_en = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    parent_id = table.Column<Guid>(type: "uuid", nullable: true),
                    place = table.Column<int>(type: "integer", nullable: false),
                    abolished_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_unit", x => x.id);
                    table.CheckConstraint("ck_unit_is_not_its_own_parent", "parent_id is null or parent_id <> id");
                    table.ForeignKey(
                        name: "fk_unit_unit_parent_id",
                        column: x => x.parent_id,
                        principalTable: "unit",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "absence",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    planned = table.Column<bool>(type: "boolean", nullable: false),
                    from_instant = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    until_instant = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reason = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    known_from = table.Column<int>(type: "integer", nullable: false),
                    known_to = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_absence", x => x.id);
                    table.CheckConstraint("ck_absence_ends_after_it_begins", "until_instant is null or until_instant > from_instant");
                    table.CheckConstraint("ck_absence_known_forward", "known_to is null or known_to > known_from");
                    table.CheckConstraint("ck_absence_open_only_unplanned", "until_instant is not null or not planned");
                    table.ForeignKey(
                        name: "fk_absence_person_person_id",
                        column: x => x.person_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "account",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    is_administrator = table.Column<bool>(type: "boolean", nullable: false),
                    disabled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    unconfirmed_since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    password_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_code_step = table.Column<long>(type: "bigint", nullable: true),
                    language = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: true),
                    text_size = table.Column<int>(type: "integer", nullable: false),
                    user_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    normalized_user_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    normalized_email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    email_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    password_hash = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    security_stamp = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    concurrency_stamp = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    phone_number = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    phone_number_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    two_factor_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    lockout_end = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    lockout_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    access_failed_count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account", x => x.id);
                    table.CheckConstraint("ck_account_language", "language is null or language in ('th', 'en')");
                    table.CheckConstraint("ck_account_text_size", "text_size in (100, 125, 150, 200)");
                    table.ForeignKey(
                        name: "fk_account_person_person_id",
                        column: x => x.person_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "asset_class_change",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    class_code = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    fields = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_asset_class_change", x => x.id);
                    table.ForeignKey(
                        name: "fk_asset_class_change_asset_class_class_code",
                        column: x => x.class_code,
                        principalTable: "asset_class",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_asset_class_change_person_person_id",
                        column: x => x.person_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "asset_import_columns",
                columns: table => new
                {
                    key = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    fields = table.Column<string>(type: "text", nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_asset_import_columns", x => x.key);
                    table.ForeignKey(
                        name: "fk_asset_import_columns_person_by_id",
                        column: x => x.by_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "audit_month",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    month = table.Column<int>(type: "integer", nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    opened_by_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_month", x => x.id);
                    table.CheckConstraint("ck_audit_month_is_a_month", "month between 1 and 12");
                    table.ForeignKey(
                        name: "fk_audit_month_person_opened_by_id",
                        column: x => x.opened_by_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "declared_relation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    other_person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    known_from = table.Column<int>(type: "integer", nullable: false),
                    known_to = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_declared_relation", x => x.id);
                    table.CheckConstraint("ck_declared_relation_is_between_two", "person_id <> other_person_id");
                    table.ForeignKey(
                        name: "fk_declared_relation_person_other_person_id",
                        column: x => x.other_person_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_declared_relation_person_person_id",
                        column: x => x.person_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "lending_set_change",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    set_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    fields = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_lending_set_change", x => x.id);
                    table.ForeignKey(
                        name: "fk_lending_set_change_lending_set_set_id",
                        column: x => x.set_id,
                        principalTable: "lending_set",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_lending_set_change_person_person_id",
                        column: x => x.person_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "notice_choice",
                columns: table => new
                {
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    mail = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    address = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    language = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notice_choice", x => x.person_id);
                    table.CheckConstraint("ck_notice_choice_mail_has_an_address", "mail = 'None' or length(address) > 0");
                    table.ForeignKey(
                        name: "fk_notice_choice_person_person_id",
                        column: x => x.person_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "paper_scan",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    bytes = table.Column<byte[]>(type: "bytea", nullable: false),
                    kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    file_name = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_paper_scan", x => x.id);
                    table.ForeignKey(
                        name: "fk_paper_scan_person_by_id",
                        column: x => x.by_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "slip_image",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    bytes = table.Column<byte[]>(type: "bytea", nullable: false),
                    kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    file_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_slip_image", x => x.id);
                    table.ForeignKey(
                        name: "fk_slip_image_person_by_id",
                        column: x => x.by_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "workflow_instance",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    published_workflow_id = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    status = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    journal_length = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_workflow_instance", x => x.id);
                    table.CheckConstraint("ck_workflow_instance_ended", "(ended_at is not null) = (status <> 'Running')");
                    table.ForeignKey(
                        name: "fk_workflow_instance_published_workflow_published_workflow_id",
                        column: x => x.published_workflow_id,
                        principalTable: "published_workflow",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "asset_import",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    file_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    content_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: true),
                    sheet = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    fields = table.Column<string>(type: "text", nullable: false),
                    default_unit_id = table.Column<Guid>(type: "uuid", nullable: true),
                    default_class = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    default_counter = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    plan = table.Column<byte[]>(type: "bytea", nullable: true),
                    plan_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    row_count = table.Column<int>(type: "integer", nullable: false),
                    new_count = table.Column<int>(type: "integer", nullable: false),
                    changed_count = table.Column<int>(type: "integer", nullable: false),
                    same_count = table.Column<int>(type: "integer", nullable: false),
                    refused_count = table.Column<int>(type: "integer", nullable: false),
                    confirmed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_asset_import", x => x.id);
                    table.CheckConstraint("ck_asset_import_counts", "row_count >= 0 and new_count >= 0 and changed_count >= 0 and same_count >= 0 and refused_count >= 0");
                    table.CheckConstraint("ck_asset_import_file_with_plan", "(content is null) = (plan is null)");
                    table.ForeignKey(
                        name: "fk_asset_import_asset_class_default_class",
                        column: x => x.default_class,
                        principalTable: "asset_class",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_asset_import_person_by_id",
                        column: x => x.by_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_asset_import_unit_default_unit_id",
                        column: x => x.default_unit_id,
                        principalTable: "unit",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "post",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    title = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "th-x-icu"),
                    title_en = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    signed_as = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_head = table.Column<bool>(type: "boolean", nullable: false),
                    reports_to_id = table.Column<Guid>(type: "uuid", nullable: true),
                    place = table.Column<int>(type: "integer", nullable: false),
                    abolished_on = table.Column<DateOnly>(type: "date", nullable: true),
                    closed_in = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_post", x => x.id);
                    table.CheckConstraint("ck_post_does_not_report_to_itself", "reports_to_id is null or reports_to_id <> id");
                    table.ForeignKey(
                        name: "fk_post_post_reports_to_id",
                        column: x => x.reports_to_id,
                        principalTable: "post",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_post_unit_unit_id",
                        column: x => x.unit_id,
                        principalTable: "unit",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "unit_function",
                columns: table => new
                {
                    function = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_unit_function", x => x.function);
                    table.ForeignKey(
                        name: "fk_unit_function_unit_unit_id",
                        column: x => x.unit_id,
                        principalTable: "unit",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "account_change",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    act = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    reason = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    by_account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_change", x => x.id);
                    table.CheckConstraint("ck_account_change_not_by_its_holder", "by_account_id <> account_id");
                    table.CheckConstraint("ck_account_change_says_why", "reason <> ''");
                    table.ForeignKey(
                        name: "fk_account_change_asp_net_users_account_id",
                        column: x => x.account_id,
                        principalTable: "account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_account_change_asp_net_users_by_account_id",
                        column: x => x.by_account_id,
                        principalTable: "account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "account_claim",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    claim_type = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    claim_value = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_claim", x => x.id);
                    table.ForeignKey(
                        name: "fk_account_claim_account_user_id",
                        column: x => x.user_id,
                        principalTable: "account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "account_login",
                columns: table => new
                {
                    login_provider = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    provider_key = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    provider_display_name = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_login", x => new { x.login_provider, x.provider_key });
                    table.ForeignKey(
                        name: "fk_account_login_account_user_id",
                        column: x => x.user_id,
                        principalTable: "account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "account_passkey",
                columns: table => new
                {
                    credential_id = table.Column<byte[]>(type: "bytea", maxLength: 1024, nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    data = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_passkey", x => x.credential_id);
                    table.ForeignKey(
                        name: "fk_account_passkey_account_user_id",
                        column: x => x.user_id,
                        principalTable: "account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "account_token",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    login_provider = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    name = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    value = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_token", x => new { x.user_id, x.login_provider, x.name });
                    table.ForeignKey(
                        name: "fk_account_token_account_user_id",
                        column: x => x.user_id,
                        principalTable: "account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "holding_scan",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    by_account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    bytes = table.Column<byte[]>(type: "bytea", nullable: false),
                    kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    file_name = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_holding_scan", x => x.id);
                    table.ForeignKey(
                        name: "fk_holding_scan_account_by_account_id",
                        column: x => x.by_account_id,
                        principalTable: "account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "holiday",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    source = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    confirmed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    confirmed_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    removed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    removed_by_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_holiday", x => x.id);
                    table.CheckConstraint("ck_holiday_confirmed_by_somebody", "(confirmed_at is null) = (confirmed_by_id is null)");
                    table.CheckConstraint("ck_holiday_removed_by_somebody", "(removed_at is null) = (removed_by_id is null)");
                    table.ForeignKey(
                        name: "fk_holiday_account_confirmed_by_id",
                        column: x => x.confirmed_by_id,
                        principalTable: "account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_holiday_account_removed_by_id",
                        column: x => x.removed_by_id,
                        principalTable: "account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "legal_confirmation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    point = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    value = table.Column<string>(type: "text", nullable: false),
                    document = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    document_date = table.Column<DateOnly>(type: "date", nullable: false),
                    note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    post = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    by_account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_legal_confirmation", x => x.id);
                    table.ForeignKey(
                        name: "fk_legal_confirmation_account_by_account_id",
                        column: x => x.by_account_id,
                        principalTable: "account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_legal_confirmation_person_by_id",
                        column: x => x.by_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "office_profile",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    name_en = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    province = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    help = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    help_en = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    by_account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_office_profile", x => x.id);
                    table.ForeignKey(
                        name: "fk_office_profile_account_by_account_id",
                        column: x => x.by_account_id,
                        principalTable: "account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "organisation_change",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    part = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    act = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    before = table.Column<string>(type: "text", nullable: true),
                    after = table.Column<string>(type: "text", nullable: false),
                    by_account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    authority_version = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisation_change", x => x.id);
                    table.ForeignKey(
                        name: "fk_organisation_change_account_by_account_id",
                        column: x => x.by_account_id,
                        principalTable: "account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "service_token",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    may_file = table.Column<bool>(type: "boolean", nullable: false),
                    proposed_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    proposed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    accepted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    used_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    revoked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    revoked_by_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_service_token", x => x.id);
                    table.CheckConstraint("ck_service_token_accepted", "(accepted_at is null) = (hash is null)");
                    table.CheckConstraint("ck_service_token_revoked", "(revoked_at is null) = (revoked_by_id is null)");
                    table.CheckConstraint("ck_service_token_second_look", "proposed_by_id <> account_id");
                    table.ForeignKey(
                        name: "fk_service_token_account_account_id",
                        column: x => x.account_id,
                        principalTable: "account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_service_token_account_proposed_by_id",
                        column: x => x.proposed_by_id,
                        principalTable: "account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_service_token_account_revoked_by_id",
                        column: x => x.revoked_by_id,
                        principalTable: "account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "sign_in_issue",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_first = table.Column<bool>(type: "boolean", nullable: false),
                    held_powers = table.Column<bool>(type: "boolean", nullable: false),
                    needs_second = table.Column<bool>(type: "boolean", nullable: false),
                    reason = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    proposed_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    proposed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    confirmed_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    effective_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    printed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    code_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    used_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    accepted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    end = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    ended_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sign_in_issue", x => x.id);
                    table.CheckConstraint("ck_sign_in_issue_accepted", "accepted_at is null or (used_at is not null and ended_at is null)");
                    table.CheckConstraint("ck_sign_in_issue_end", "(ended_at is null) = (\"end\" is null)");
                    table.CheckConstraint("ck_sign_in_issue_not_by_its_holder", "proposed_by_id <> account_id and (confirmed_by_id is null or (confirmed_by_id <> account_id and confirmed_by_id <> proposed_by_id))");
                    table.CheckConstraint("ck_sign_in_issue_powers_need_a_second", "not held_powers or needs_second or is_first");
                    table.CheckConstraint("ck_sign_in_issue_printed", "printed_at is null or (effective_at is not null and code_hash is not null and expires_at is not null)");
                    table.CheckConstraint("ck_sign_in_issue_second_person", "effective_at is null or not needs_second or confirmed_by_id is not null");
                    table.CheckConstraint("ck_sign_in_issue_used", "used_at is null or printed_at is not null");
                    table.ForeignKey(
                        name: "fk_sign_in_issue_account_account_id",
                        column: x => x.account_id,
                        principalTable: "account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_sign_in_issue_account_confirmed_by_id",
                        column: x => x.confirmed_by_id,
                        principalTable: "account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_sign_in_issue_account_ended_by_id",
                        column: x => x.ended_by_id,
                        principalTable: "account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_sign_in_issue_account_proposed_by_id",
                        column: x => x.proposed_by_id,
                        principalTable: "account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "signed_in",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    device = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    method = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    seen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_signed_in", x => x.id);
                    table.ForeignKey(
                        name: "fk_signed_in_account_account_id",
                        column: x => x.account_id,
                        principalTable: "account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "audit_month_end",
                columns: table => new
                {
                    audit_month_id = table.Column<Guid>(type: "uuid", nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    by_name = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    signature_block = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    ruling = table.Column<string>(type: "text", nullable: false),
                    authority_version = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_month_end", x => x.audit_month_id);
                    table.ForeignKey(
                        name: "fk_audit_month_end_audit_month_audit_month_id",
                        column: x => x.audit_month_id,
                        principalTable: "audit_month",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_audit_month_end_person_by_id",
                        column: x => x.by_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "case_file",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    instance_id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    reference = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    from_person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: true),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_file", x => x.id);
                    table.ForeignKey(
                        name: "fk_case_file_person_from_person_id",
                        column: x => x.from_person_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_case_file_unit_unit_id",
                        column: x => x.unit_id,
                        principalTable: "unit",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_case_file_workflow_instance_instance_id",
                        column: x => x.instance_id,
                        principalTable: "workflow_instance",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "journal",
                columns: table => new
                {
                    instance_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sequence = table.Column<int>(type: "integer", nullable: false),
                    activity_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    @event = table.Column<string>(name: "event", type: "character varying(400)", maxLength: 400, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_journal", x => new { x.instance_id, x.sequence });
                    table.ForeignKey(
                        name: "fk_journal_workflow_instance_instance_id",
                        column: x => x.instance_id,
                        principalTable: "workflow_instance",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "asset",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    name = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "th-x-icu"),
                    class_code = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    description = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    accessories = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    model = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    serial_number = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    counter = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    holding_unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    custodian_post_id = table.Column<Guid>(type: "uuid", nullable: true),
                    location = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    is_pool = table.Column<bool>(type: "boolean", nullable: false),
                    quantity = table.Column<int>(type: "integer", nullable: false),
                    out_now = table.Column<int>(type: "integer", nullable: false),
                    out_of_use = table.Column<int>(type: "integer", nullable: false),
                    unit_price = table.Column<decimal>(type: "numeric(14,2)", precision: 14, scale: 2, nullable: false),
                    acquired_on = table.Column<DateOnly>(type: "date", nullable: true),
                    acquired_by = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    fund_source = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    document_number = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    supplier = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    supplier_contact = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    useful_life_years = table.Column<int>(type: "integer", nullable: true),
                    note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    picture = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    under_repair_until = table.Column<DateOnly>(type: "date", nullable: true),
                    retired_on = table.Column<DateOnly>(type: "date", nullable: true),
                    retired_reason = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    search_text = table.Column<string>(type: "text", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_asset", x => x.id);
                    table.CheckConstraint("ck_asset_life_positive", "useful_life_years is null or useful_life_years > 0");
                    table.CheckConstraint("ck_asset_out_of_use_within_quantity", "out_of_use >= 0 and out_of_use <= quantity");
                    table.CheckConstraint("ck_asset_out_within_quantity", "out_now >= 0 and out_now + out_of_use <= quantity");
                    table.CheckConstraint("ck_asset_price_not_negative", "cast(unit_price as numeric) >= 0");
                    table.CheckConstraint("ck_asset_retired_with_nothing_out", "retired_on is null or out_now = 0");
                    table.CheckConstraint("ck_asset_retired_with_reason", "retired_on is null or retired_reason <> ''");
                    table.CheckConstraint("ck_asset_single_is_one", "is_pool or quantity = 1");
                    table.ForeignKey(
                        name: "fk_asset_asset_class_class_code",
                        column: x => x.class_code,
                        principalTable: "asset_class",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_asset_post_custodian_post_id",
                        column: x => x.custodian_post_id,
                        principalTable: "post",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_asset_unit_holding_unit_id",
                        column: x => x.holding_unit_id,
                        principalTable: "unit",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "instrument",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    register = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    subject = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    preamble = table.Column<string>(type: "text", nullable: false),
                    signer_post_id = table.Column<Guid>(type: "uuid", nullable: false),
                    signed_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    signed_as = table.Column<List<string>>(type: "text[]", nullable: false),
                    signed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    from_day = table.Column<DateOnly>(type: "date", nullable: false),
                    to_day = table.Column<DateOnly>(type: "date", nullable: true),
                    closing = table.Column<string>(type: "text", nullable: true),
                    known_from = table.Column<int>(type: "integer", nullable: false),
                    known_to = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_instrument", x => x.id);
                    table.CheckConstraint("ck_instrument_ends_not_before_it_begins", "to_day is null or to_day >= from_day");
                    table.CheckConstraint("ck_instrument_number_from_one", "number >= 1");
                    table.CheckConstraint("ck_instrument_year_is_christian_era", "year between 1900 and 2200");
                    table.ForeignKey(
                        name: "fk_instrument_person_signed_by_id",
                        column: x => x.signed_by_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_instrument_post_signer_post_id",
                        column: x => x.signer_post_id,
                        principalTable: "post",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "holding_proposal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    post_id = table.Column<Guid>(type: "uuid", nullable: false),
                    mode = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    from_day = table.Column<DateOnly>(type: "date", nullable: false),
                    to_day = table.Column<DateOnly>(type: "date", nullable: true),
                    holding_id = table.Column<Guid>(type: "uuid", nullable: true),
                    order_number = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    order_date = table.Column<DateOnly>(type: "date", nullable: false),
                    order_signer = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    scan_id = table.Column<Guid>(type: "uuid", nullable: true),
                    content_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    proposed_by_account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    proposed_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    proposed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    set_up = table.Column<bool>(type: "boolean", nullable: false),
                    status = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    decided_by_account_id = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_holding_proposal", x => x.id);
                    table.CheckConstraint("ck_holding_proposal_decided_by_somebody", "(status <> 'Waiting') = (decided_by_account_id is not null) and (status <> 'Waiting') = (decided_at is not null)");
                    table.CheckConstraint("ck_holding_proposal_end_has_a_day", "kind = 'Begin' or to_day is not null");
                    table.CheckConstraint("ck_holding_proposal_end_names_its_holding", "(kind = 'End') = (holding_id is not null)");
                    table.CheckConstraint("ck_holding_proposal_ends_not_before_it_begins", "to_day is null or to_day >= from_day");
                    table.CheckConstraint("ck_holding_proposal_nobody_confirms_the_own_post", "status not in ('Confirmed', 'Returned') or decided_by_id <> person_id");
                    table.CheckConstraint("ck_holding_proposal_returned_says_why", "(status = 'Returned') = (reason is not null)");
                    table.CheckConstraint("ck_holding_proposal_two_persons", "status not in ('Confirmed', 'Returned') or (decided_by_account_id <> proposed_by_account_id and decided_by_id is not null and (proposed_by_id is null or decided_by_id <> proposed_by_id))");
                    table.CheckConstraint("ck_holding_proposal_withdrawn_by_who_proposed", "status <> 'Withdrawn' or decided_by_account_id = proposed_by_account_id");
                    table.ForeignKey(
                        name: "fk_holding_proposal_account_decided_by_account_id",
                        column: x => x.decided_by_account_id,
                        principalTable: "account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_holding_proposal_account_proposed_by_account_id",
                        column: x => x.proposed_by_account_id,
                        principalTable: "account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_holding_proposal_holding_scan_scan_id",
                        column: x => x.scan_id,
                        principalTable: "holding_scan",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_holding_proposal_person_decided_by_id",
                        column: x => x.decided_by_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_holding_proposal_person_person_id",
                        column: x => x.person_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_holding_proposal_person_proposed_by_id",
                        column: x => x.proposed_by_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_holding_proposal_post_post_id",
                        column: x => x.post_id,
                        principalTable: "post",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "audit_cell",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    audit_month_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    status = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    status_since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    instance_id = table.Column<Guid>(type: "uuid", nullable: false),
                    content_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_cell", x => x.id);
                    table.CheckConstraint("ck_audit_cell_ended", "(ended_at is not null) = (status <> 'Open')");
                    table.ForeignKey(
                        name: "fk_audit_cell_audit_month_audit_month_id",
                        column: x => x.audit_month_id,
                        principalTable: "audit_month",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_audit_cell_case_file_id",
                        column: x => x.id,
                        principalTable: "case_file",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_audit_cell_unit_unit_id",
                        column: x => x.unit_id,
                        principalTable: "unit",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_audit_cell_workflow_instance_instance_id",
                        column: x => x.instance_id,
                        principalTable: "workflow_instance",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "loan",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    holding_unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    basket_id = table.Column<Guid>(type: "uuid", nullable: true),
                    borrower_id = table.Column<Guid>(type: "uuid", nullable: false),
                    borrower_post = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    borrower_unit_id = table.Column<Guid>(type: "uuid", nullable: true),
                    borrower_unit_name = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    borrower_kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    keyed_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    keyed_by_name = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    keyed_by_post = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    letter_number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    letter_date = table.Column<DateOnly>(type: "date", nullable: true),
                    paper_date = table.Column<DateOnly>(type: "date", nullable: true),
                    phone = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    purpose = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    place = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    place_name = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    starts_on = table.Column<DateOnly>(type: "date", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    amount = table.Column<decimal>(type: "numeric(14,2)", precision: 14, scale: 2, nullable: false),
                    status = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    filed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    status_since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    instance_id = table.Column<Guid>(type: "uuid", nullable: false),
                    verification_code = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    content_hash = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_loan", x => x.id);
                    table.CheckConstraint("ck_loan_agency_asks_by_letter", "(letter_number is null) = (letter_date is null) and (letter_number is null or borrower_kind = 'Agency') and (letter_number is not null or borrower_kind <> 'Agency' or paper_date is not null)");
                    table.CheckConstraint("ck_loan_before_is_keyed_later", "paper_date is null or (keyed_by_id is not null and paper_date <= due_on)");
                    table.CheckConstraint("ck_loan_borrower_without_account_is_keyed_for", "borrower_kind = 'Staff' or keyed_by_id is not null");
                    table.CheckConstraint("ck_loan_closed_when_ended", "(closed_at is not null) = (status in ('Rejected', 'Cancelled', 'Closed'))");
                    table.CheckConstraint("ck_loan_due_not_before_start", "due_on >= starts_on");
                    table.CheckConstraint("ck_loan_keyed_by_another", "keyed_by_id is null or keyed_by_id <> borrower_id");
                    table.CheckConstraint("ck_loan_keyer_is_named", "(keyed_by_id is null) = (keyed_by_name is null) and (keyed_by_id is null) = (keyed_by_post is null)");
                    table.CheckConstraint("ck_loan_numbered_once_filed", "number > 0 or status = 'Filing'");
                    table.CheckConstraint("ck_loan_unit_or_agency", "(borrower_unit_id is null) = (borrower_kind = 'Agency')");
                    table.ForeignKey(
                        name: "fk_loan_case_file_id",
                        column: x => x.id,
                        principalTable: "case_file",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_loan_person_borrower_id",
                        column: x => x.borrower_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_loan_person_keyed_by_id",
                        column: x => x.keyed_by_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_loan_unit_borrower_unit_id",
                        column: x => x.borrower_unit_id,
                        principalTable: "unit",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_loan_unit_holding_unit_id",
                        column: x => x.holding_unit_id,
                        principalTable: "unit",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_loan_workflow_instance_instance_id",
                        column: x => x.instance_id,
                        principalTable: "workflow_instance",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "task",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    instance_id = table.Column<Guid>(type: "uuid", nullable: false),
                    bookmark_id = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    activity_id = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    power_code = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    form = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    assignee = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    may_join_previous = table.Column<bool>(type: "boolean", nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    waits_from = table.Column<DateOnly>(type: "date", nullable: true),
                    due_on = table.Column<DateOnly>(type: "date", nullable: true),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    closed_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    outcome = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    candidates_version = table.Column<int>(type: "integer", nullable: false),
                    candidates_day = table.Column<DateOnly>(type: "date", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_task", x => x.id);
                    table.CheckConstraint("ck_task_asks_one_thing", "(power_code is null) <> (form is null)");
                    table.CheckConstraint("ck_task_closed_with_outcome", "(closed_at is null) = (outcome is null)");
                    table.ForeignKey(
                        name: "fk_task_case_file_case_id",
                        column: x => x.case_id,
                        principalTable: "case_file",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_task_workflow_instance_instance_id",
                        column: x => x.instance_id,
                        principalTable: "workflow_instance",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "workflow_timer",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    instance_id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    bookmark_id = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    kind = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    next_try_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    problem = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_workflow_timer", x => x.id);
                    table.CheckConstraint("ck_workflow_timer_failed_says_why", "(attempts = 0) = (problem is null) and attempts >= 0");
                    table.ForeignKey(
                        name: "fk_workflow_timer_case_file_case_id",
                        column: x => x.case_id,
                        principalTable: "case_file",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_workflow_timer_workflow_instance_instance_id",
                        column: x => x.instance_id,
                        principalTable: "workflow_instance",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "asset_change",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    asset_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    fields = table.Column<string>(type: "text", nullable: false),
                    note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_asset_change", x => x.id);
                    table.ForeignKey(
                        name: "fk_asset_change_asset_asset_id",
                        column: x => x.asset_id,
                        principalTable: "asset",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_asset_change_person_person_id",
                        column: x => x.person_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "asset_photo",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    asset_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_cover = table.Column<bool>(type: "boolean", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    width = table.Column<int>(type: "integer", nullable: false),
                    height = table.Column<int>(type: "integer", nullable: false),
                    removed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    removed_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    small = table.Column<byte[]>(type: "bytea", nullable: true),
                    large = table.Column<byte[]>(type: "bytea", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_asset_photo", x => x.id);
                    table.CheckConstraint("ck_asset_photo_gone_without_picture", "(removed_at is null) = (small is not null) and (removed_at is null) = (large is not null)");
                    table.ForeignKey(
                        name: "fk_asset_photo_asset_asset_id",
                        column: x => x.asset_id,
                        principalTable: "asset",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_asset_photo_person_by_id",
                        column: x => x.by_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_asset_photo_person_removed_by_id",
                        column: x => x.removed_by_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "lending_set_item",
                columns: table => new
                {
                    set_id = table.Column<Guid>(type: "uuid", nullable: false),
                    asset_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    quantity = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_lending_set_item", x => new { x.set_id, x.asset_id });
                    table.CheckConstraint("ck_lending_set_item_quantity_positive", "quantity > 0");
                    table.ForeignKey(
                        name: "fk_lending_set_item_asset_asset_id",
                        column: x => x.asset_id,
                        principalTable: "asset",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_lending_set_item_lending_set_set_id",
                        column: x => x.set_id,
                        principalTable: "lending_set",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "pool_day",
                columns: table => new
                {
                    asset_id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    held = table.Column<int>(type: "integer", nullable: false),
                    capacity = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pool_day", x => new { x.asset_id, x.day });
                    table.CheckConstraint("ck_pool_day_within_capacity", "held >= 0 and held <= capacity");
                    table.ForeignKey(
                        name: "fk_pool_day_asset_asset_id",
                        column: x => x.asset_id,
                        principalTable: "asset",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "announcement",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    instrument_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    place = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    known_from = table.Column<int>(type: "integer", nullable: false),
                    known_to = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_announcement", x => x.id);
                    table.ForeignKey(
                        name: "fk_announcement_instrument_instrument_id",
                        column: x => x.instrument_id,
                        principalTable: "instrument",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_announcement_person_by_id",
                        column: x => x.by_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "clause",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    instrument_id = table.Column<Guid>(type: "uuid", nullable: false),
                    no = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    place = table.Column<int>(type: "integer", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    power = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    delegatee_post_id = table.Column<Guid>(type: "uuid", nullable: true),
                    per_case = table.Column<decimal>(type: "numeric(14,2)", precision: 14, scale: 2, nullable: true),
                    per_period = table.Column<decimal>(type: "numeric(14,2)", precision: 14, scale: 2, nullable: true),
                    period = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    only_classes = table.Column<List<string>>(type: "text[]", nullable: false),
                    except_classes = table.Column<List<string>>(type: "text[]", nullable: false),
                    premises = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    other_condition = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_clause", x => x.id);
                    table.CheckConstraint("ck_clause_limits_not_negative", "(per_case is null or cast(per_case as numeric) >= 0) and (per_period is null or cast(per_period as numeric) >= 0)");
                    table.CheckConstraint("ck_clause_power_has_a_post", "(power is null) = (delegatee_post_id is null)");
                    table.CheckConstraint("ck_clause_sum_has_a_period", "(per_period is null) = (period is null)");
                    table.ForeignKey(
                        name: "fk_clause_instrument_instrument_id",
                        column: x => x.instrument_id,
                        principalTable: "instrument",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_clause_post_delegatee_post_id",
                        column: x => x.delegatee_post_id,
                        principalTable: "post",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "order_draft",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    instance_id = table.Column<Guid>(type: "uuid", nullable: false),
                    drafter_id = table.Column<Guid>(type: "uuid", nullable: false),
                    drafter_post = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    drafter_unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    content = table.Column<string>(type: "text", nullable: false),
                    lines = table.Column<string>(type: "text", nullable: false),
                    status = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    begun_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    saved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    status_since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    number = table.Column<int>(type: "integer", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    instrument_id = table.Column<Guid>(type: "uuid", nullable: true),
                    content_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_order_draft", x => x.id);
                    table.CheckConstraint("ck_order_draft_closed_when_ended", "(closed_at is not null) = (status in ('Rejected', 'InForce', 'Withdrawn', 'Lapsed'))");
                    table.CheckConstraint("ck_order_draft_issued_is_an_order", "(instrument_id is not null) = (status in ('Issued', 'InForce', 'Lapsed'))");
                    table.CheckConstraint("ck_order_draft_numbered_once_issued", "number > 0 or status not in ('Issued', 'InForce', 'Lapsed')");
                    table.CheckConstraint("ck_order_draft_submitted_has_hash", "length(content_hash) = 64 or status in ('Draft', 'Withdrawn')");
                    table.ForeignKey(
                        name: "fk_order_draft_case_file_id",
                        column: x => x.id,
                        principalTable: "case_file",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_order_draft_instrument_instrument_id",
                        column: x => x.instrument_id,
                        principalTable: "instrument",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_order_draft_person_drafter_id",
                        column: x => x.drafter_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_order_draft_unit_drafter_unit_id",
                        column: x => x.drafter_unit_id,
                        principalTable: "unit",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_order_draft_workflow_instance_instance_id",
                        column: x => x.instance_id,
                        principalTable: "workflow_instance",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "paper_order",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    scan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    signed_on = table.Column<DateOnly>(type: "date", nullable: false),
                    content = table.Column<string>(type: "text", nullable: false),
                    lines = table.Column<string>(type: "text", nullable: false),
                    content_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    transcribed_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    transcribed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    status = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    decided_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    refusal_reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    instrument_id = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_paper_order", x => x.id);
                    table.CheckConstraint("ck_paper_order_confirmed_makes_an_order", "(instrument_id is not null) = (status = 'Confirmed')");
                    table.CheckConstraint("ck_paper_order_decided_by_somebody", "(status <> 'Waiting') = (decided_by_id is not null)");
                    table.CheckConstraint("ck_paper_order_number_from_one", "number >= 1");
                    table.CheckConstraint("ck_paper_order_refused_says_why", "(refusal_reason is not null) = (status = 'Refused')");
                    table.CheckConstraint("ck_paper_order_two_persons", "decided_by_id is null or decided_by_id <> transcribed_by_id");
                    table.ForeignKey(
                        name: "fk_paper_order_instrument_instrument_id",
                        column: x => x.instrument_id,
                        principalTable: "instrument",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_paper_order_paper_scan_scan_id",
                        column: x => x.scan_id,
                        principalTable: "paper_scan",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_paper_order_person_decided_by_id",
                        column: x => x.decided_by_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_paper_order_person_transcribed_by_id",
                        column: x => x.transcribed_by_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "succession_place",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    instrument_id = table.Column<Guid>(type: "uuid", nullable: false),
                    for_post_id = table.Column<Guid>(type: "uuid", nullable: false),
                    by_post_id = table.Column<Guid>(type: "uuid", nullable: false),
                    rank = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_succession_place", x => x.id);
                    table.CheckConstraint("ck_succession_place_by_another_post", "for_post_id <> by_post_id");
                    table.CheckConstraint("ck_succession_place_from_one", "rank >= 1");
                    table.ForeignKey(
                        name: "fk_succession_place_instrument_instrument_id",
                        column: x => x.instrument_id,
                        principalTable: "instrument",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_succession_place_post_by_post_id",
                        column: x => x.by_post_id,
                        principalTable: "post",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_succession_place_post_for_post_id",
                        column: x => x.for_post_id,
                        principalTable: "post",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "suspension",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    instrument_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from_instant = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    until_instant = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: false),
                    known_from = table.Column<int>(type: "integer", nullable: false),
                    known_to = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_suspension", x => x.id);
                    table.CheckConstraint("ck_suspension_ends_after_it_begins", "until_instant is null or until_instant > from_instant");
                    table.ForeignKey(
                        name: "fk_suspension_instrument_instrument_id",
                        column: x => x.instrument_id,
                        principalTable: "instrument",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "holding",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    post_id = table.Column<Guid>(type: "uuid", nullable: false),
                    mode = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    from_day = table.Column<DateOnly>(type: "date", nullable: false),
                    to_day = table.Column<DateOnly>(type: "date", nullable: true),
                    basis = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    end_basis = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    source = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    proposal_id = table.Column<Guid>(type: "uuid", nullable: true),
                    known_from = table.Column<int>(type: "integer", nullable: false),
                    known_to = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_holding", x => x.id);
                    table.CheckConstraint("ck_holding_ends_not_before_it_begins", "to_day is null or to_day >= from_day");
                    table.CheckConstraint("ck_holding_known_forward", "known_to is null or known_to > known_from");
                    table.CheckConstraint("ck_holding_names_its_proposal", "(source = 'FirstData') = (proposal_id is null)");
                    table.ForeignKey(
                        name: "fk_holding_holding_proposal_proposal_id",
                        column: x => x.proposal_id,
                        principalTable: "holding_proposal",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_holding_person_person_id",
                        column: x => x.person_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_holding_post_post_id",
                        column: x => x.post_id,
                        principalTable: "post",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "audit_cell_ending",
                columns: table => new
                {
                    cell_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    by_name = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    signature_block = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    ruling = table.Column<string>(type: "text", nullable: false),
                    authority_version = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_cell_ending", x => x.cell_id);
                    table.CheckConstraint("ck_audit_cell_ending_reason", "reason is null or length(reason) > 0");
                    table.ForeignKey(
                        name: "fk_audit_cell_ending_audit_cell_cell_id",
                        column: x => x.cell_id,
                        principalTable: "audit_cell",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_audit_cell_ending_person_by_id",
                        column: x => x.by_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "audit_cell_question",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    cell_id = table.Column<Guid>(type: "uuid", nullable: false),
                    place = table.Column<int>(type: "integer", nullable: false),
                    code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    text = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    criteria = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_cell_question", x => x.id);
                    table.UniqueConstraint("ak_audit_cell_question_cell_id_id", x => new { x.cell_id, x.id });
                    table.CheckConstraint("ck_audit_cell_question_counts_from_one", "place >= 1");
                    table.ForeignKey(
                        name: "fk_audit_cell_question_audit_cell_cell_id",
                        column: x => x.cell_id,
                        principalTable: "audit_cell",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "amendment",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    loan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    time = table.Column<int>(type: "integer", nullable: false),
                    filing = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_name = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    post = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    hash_before = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    content = table.Column<string>(type: "text", nullable: false),
                    content_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_amendment", x => x.id);
                    table.CheckConstraint("ck_amendment_changes_something", "content_hash <> hash_before");
                    table.CheckConstraint("ck_amendment_counts_from_one", "time >= 1 and filing >= 1");
                    table.CheckConstraint("ck_amendment_has_reason", "length(reason) > 0");
                    table.ForeignKey(
                        name: "fk_amendment_loan_loan_id",
                        column: x => x.loan_id,
                        principalTable: "loan",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_amendment_person_person_id",
                        column: x => x.person_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "cancellation",
                columns: table => new
                {
                    loan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    by_name = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    by_post = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cancellation", x => x.loan_id);
                    table.CheckConstraint("ck_cancellation_has_reason", "length(reason) > 0");
                    table.ForeignKey(
                        name: "fk_cancellation_loan_loan_id",
                        column: x => x.loan_id,
                        principalTable: "loan",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_cancellation_person_by_id",
                        column: x => x.by_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "chase",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    loan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    instance_id = table.Column<Guid>(type: "uuid", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    chase_by = table.Column<DateOnly>(type: "date", nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    content_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_chase", x => x.id);
                    table.CheckConstraint("ck_chase_by_a_day_after_the_due_day", "chase_by > due_on");
                    table.ForeignKey(
                        name: "fk_chase_case_file_id",
                        column: x => x.id,
                        principalTable: "case_file",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_chase_loan_loan_id",
                        column: x => x.loan_id,
                        principalTable: "loan",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_chase_workflow_instance_instance_id",
                        column: x => x.instance_id,
                        principalTable: "workflow_instance",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "custody",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    asset_id = table.Column<Guid>(type: "uuid", nullable: false),
                    loan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    quantity = table.Column<int>(type: "integer", nullable: false),
                    is_pool = table.Column<bool>(type: "boolean", nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_custody", x => x.id);
                    table.CheckConstraint("ck_custody_ends_after_it_began", "until is null or until >= since");
                    table.CheckConstraint("ck_custody_quantity_positive", "quantity > 0");
                    table.ForeignKey(
                        name: "fk_custody_asset_asset_id",
                        column: x => x.asset_id,
                        principalTable: "asset",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_custody_loan_loan_id",
                        column: x => x.loan_id,
                        principalTable: "loan",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "extension",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    loan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    instance_id = table.Column<Guid>(type: "uuid", nullable: false),
                    time = table.Column<int>(type: "integer", nullable: false),
                    requested_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    old_due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    new_due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    filed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    content_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    status = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_extension", x => x.id);
                    table.UniqueConstraint("ak_extension_id_loan_id_old_due_on_new_due_on", x => new { x.id, x.loan_id, x.old_due_on, x.new_due_on });
                    table.CheckConstraint("ck_extension_counts_from_one", "time >= 1");
                    table.CheckConstraint("ck_extension_ended", "(ended_at is null) = (status in ('Filing', 'Submitted'))");
                    table.CheckConstraint("ck_extension_later_than_before", "new_due_on > old_due_on");
                    table.ForeignKey(
                        name: "fk_extension_case_file_id",
                        column: x => x.id,
                        principalTable: "case_file",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_extension_loan_loan_id",
                        column: x => x.loan_id,
                        principalTable: "loan",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_extension_person_requested_by_id",
                        column: x => x.requested_by_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_extension_workflow_instance_instance_id",
                        column: x => x.instance_id,
                        principalTable: "workflow_instance",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "filing",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    loan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    time = table.Column<int>(type: "integer", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    post = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    content = table.Column<string>(type: "text", nullable: false),
                    content_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_filing", x => x.id);
                    table.CheckConstraint("ck_filing_counts_from_one", "time >= 1");
                    table.ForeignKey(
                        name: "fk_filing_loan_loan_id",
                        column: x => x.loan_id,
                        principalTable: "loan",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_filing_person_person_id",
                        column: x => x.person_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "hold",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    loan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    asset_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from_day = table.Column<DateOnly>(type: "date", nullable: false),
                    due_day = table.Column<DateOnly>(type: "date", nullable: false),
                    quantity = table.Column<int>(type: "integer", nullable: false),
                    is_pool = table.Column<bool>(type: "boolean", nullable: false),
                    active = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_hold", x => x.id);
                    table.CheckConstraint("ck_hold_due_not_before_from", "due_day >= from_day");
                    table.CheckConstraint("ck_hold_quantity_positive", "quantity > 0");
                    table.ForeignKey(
                        name: "fk_hold_asset_asset_id",
                        column: x => x.asset_id,
                        principalTable: "asset",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_hold_loan_loan_id",
                        column: x => x.loan_id,
                        principalTable: "loan",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "loan_line",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    loan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    asset_id = table.Column<Guid>(type: "uuid", nullable: false),
                    asset_name = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    asset_number = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    class_code = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    counter = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    accessories = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    quantity = table.Column<int>(type: "integer", nullable: false),
                    unit_price = table.Column<decimal>(type: "numeric(14,2)", precision: 14, scale: 2, nullable: false),
                    is_pool = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_loan_line", x => x.id);
                    table.UniqueConstraint("ak_loan_line_loan_id_id", x => new { x.loan_id, x.id });
                    table.CheckConstraint("ck_loan_line_quantity_positive", "quantity > 0");
                    table.ForeignKey(
                        name: "fk_loan_line_asset_asset_id",
                        column: x => x.asset_id,
                        principalTable: "asset",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_loan_line_loan_loan_id",
                        column: x => x.loan_id,
                        principalTable: "loan",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "loan_paper",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    loan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    image_id = table.Column<Guid>(type: "uuid", nullable: false),
                    image_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    by_name = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_loan_paper", x => x.id);
                    table.ForeignKey(
                        name: "fk_loan_paper_loan_loan_id",
                        column: x => x.loan_id,
                        principalTable: "loan",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_loan_paper_person_by_id",
                        column: x => x.by_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_loan_paper_slip_image_image_id",
                        column: x => x.image_id,
                        principalTable: "slip_image",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "decision",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    task_id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_name = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    power_code = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    verb = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    outcome = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    comment = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    mode = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    instrument_id = table.Column<Guid>(type: "uuid", nullable: true),
                    clause_id = table.Column<Guid>(type: "uuid", nullable: true),
                    signature_block = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    ruling = table.Column<string>(type: "text", nullable: false),
                    authority_version = table.Column<int>(type: "integer", nullable: false),
                    matter_hash = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    journal_position = table.Column<int>(type: "integer", nullable: false),
                    together_with_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_decision", x => x.id);
                    table.CheckConstraint("ck_decision_says_why", "outcome = 'Approved' or length(comment) > 0");
                    table.ForeignKey(
                        name: "fk_decision_case_file_case_id",
                        column: x => x.case_id,
                        principalTable: "case_file",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_decision_decision_together_with_id",
                        column: x => x.together_with_id,
                        principalTable: "decision",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_decision_person_person_id",
                        column: x => x.person_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_decision_work_task_task_id",
                        column: x => x.task_id,
                        principalTable: "task",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "opinion",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    task_id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    by_name = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    of_id = table.Column<Guid>(type: "uuid", nullable: false),
                    of_name = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    of_post = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    question = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    matter_hash = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_opinion", x => x.id);
                    table.CheckConstraint("ck_opinion_of_somebody_else", "of_id <> by_id");
                    table.ForeignKey(
                        name: "fk_opinion_case_file_case_id",
                        column: x => x.case_id,
                        principalTable: "case_file",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_opinion_person_by_id",
                        column: x => x.by_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_opinion_person_of_id",
                        column: x => x.of_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_opinion_work_task_task_id",
                        column: x => x.task_id,
                        principalTable: "task",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "passed_up",
                columns: table => new
                {
                    task_id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_name = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    post = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    to_post_id = table.Column<Guid>(type: "uuid", nullable: false),
                    to_post = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_passed_up", x => x.task_id);
                    table.ForeignKey(
                        name: "fk_passed_up_case_file_case_id",
                        column: x => x.case_id,
                        principalTable: "case_file",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_passed_up_person_person_id",
                        column: x => x.person_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_passed_up_task_task_id",
                        column: x => x.task_id,
                        principalTable: "task",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "task_candidate",
                columns: table => new
                {
                    task_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    rank = table.Column<int>(type: "integer", nullable: false),
                    basis_note = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    open = table.Column<bool>(type: "boolean", nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    waits_from = table.Column<DateOnly>(type: "date", nullable: true),
                    due_on = table.Column<DateOnly>(type: "date", nullable: true),
                    due_order = table.Column<DateOnly>(type: "date", nullable: false),
                    pile = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    told_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_task_candidate", x => new { x.task_id, x.person_id });
                    table.ForeignKey(
                        name: "fk_task_candidate_person_person_id",
                        column: x => x.person_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_task_candidate_task_task_id",
                        column: x => x.task_id,
                        principalTable: "task",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "task_claim",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    task_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ending = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_task_claim", x => x.id);
                    table.CheckConstraint("ck_task_claim_ended_somehow", "(ended_at is null) = (ending is null)");
                    table.ForeignKey(
                        name: "fk_task_claim_person_person_id",
                        column: x => x.person_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_task_claim_task_task_id",
                        column: x => x.task_id,
                        principalTable: "task",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "clause_unit",
                columns: table => new
                {
                    clause_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_clause_unit", x => new { x.clause_id, x.unit_id });
                    table.ForeignKey(
                        name: "fk_clause_unit_clause_clause_id",
                        column: x => x.clause_id,
                        principalTable: "clause",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_clause_unit_unit_unit_id",
                        column: x => x.unit_id,
                        principalTable: "unit",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "clause_use",
                columns: table => new
                {
                    clause_id = table.Column<Guid>(type: "uuid", nullable: false),
                    period_from = table.Column<DateOnly>(type: "date", nullable: false),
                    used = table.Column<decimal>(type: "numeric(14,2)", precision: 14, scale: 2, nullable: false),
                    ceiling = table.Column<decimal>(type: "numeric(14,2)", precision: 14, scale: 2, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_clause_use", x => new { x.clause_id, x.period_from });
                    table.CheckConstraint("ck_clause_use_not_negative", "cast(used as numeric) >= 0");
                    table.CheckConstraint("ck_clause_use_within_ceiling", "cast(used as numeric) <= cast(ceiling as numeric)");
                    table.ForeignKey(
                        name: "fk_clause_use_clause_clause_id",
                        column: x => x.clause_id,
                        principalTable: "clause",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "revocation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    instrument_id = table.Column<Guid>(type: "uuid", nullable: false),
                    clause_id = table.Column<Guid>(type: "uuid", nullable: true),
                    by_instrument_id = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    signature_block = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    ruling = table.Column<string>(type: "text", nullable: true),
                    known_from = table.Column<int>(type: "integer", nullable: false),
                    known_to = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_revocation", x => x.id);
                    table.CheckConstraint("ck_revocation_by_another_order", "by_instrument_id is null or by_instrument_id <> instrument_id");
                    table.CheckConstraint("ck_revocation_signed_on_a_basis", "(by_id is null) = (ruling is null)");
                    table.ForeignKey(
                        name: "fk_revocation_clause_clause_id",
                        column: x => x.clause_id,
                        principalTable: "clause",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_revocation_instrument_by_instrument_id",
                        column: x => x.by_instrument_id,
                        principalTable: "instrument",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_revocation_instrument_instrument_id",
                        column: x => x.instrument_id,
                        principalTable: "instrument",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_revocation_person_by_id",
                        column: x => x.by_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "order_filing",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    draft_id = table.Column<Guid>(type: "uuid", nullable: false),
                    time = table.Column<int>(type: "integer", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    content = table.Column<string>(type: "text", nullable: false),
                    content_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_order_filing", x => x.id);
                    table.CheckConstraint("ck_order_filing_counts_from_one", "time >= 1");
                    table.ForeignKey(
                        name: "fk_order_filing_order_draft_draft_id",
                        column: x => x.draft_id,
                        principalTable: "order_draft",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_order_filing_person_person_id",
                        column: x => x.person_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "audit_answer",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    question_id = table.Column<Guid>(type: "uuid", nullable: false),
                    time = table.Column<int>(type: "integer", nullable: false),
                    value = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_name = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_answer", x => x.id);
                    table.CheckConstraint("ck_audit_answer_counts_from_one", "time >= 1");
                    table.CheckConstraint("ck_audit_answer_says_why", "value = 'Yes' or length(note) > 0");
                    table.ForeignKey(
                        name: "fk_audit_answer_audit_cell_question_question_id",
                        column: x => x.question_id,
                        principalTable: "audit_cell_question",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_audit_answer_person_person_id",
                        column: x => x.person_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "finding",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    cell_id = table.Column<Guid>(type: "uuid", nullable: false),
                    question_id = table.Column<Guid>(type: "uuid", nullable: true),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    month = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    criteria = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    condition = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    cause = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    effect = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    recommendation = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    risk = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    reply_days = table.Column<int>(type: "integer", nullable: false),
                    reply_basis = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    reply_due_on = table.Column<DateOnly>(type: "date", nullable: true),
                    status = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    status_since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    instance_id = table.Column<Guid>(type: "uuid", nullable: false),
                    content_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_finding", x => x.id);
                    table.CheckConstraint("ck_finding_closed_when_ended", "(closed_at is not null) = (status in ('NotDirected', 'Closed'))");
                    table.CheckConstraint("ck_finding_due_once_directed", "(reply_due_on is not null) = (status in ('Directed', 'Replied', 'AskedAgain', 'Closed'))");
                    table.CheckConstraint("ck_finding_numbered_once_reported", "number > 0 or status = 'Writing'");
                    table.CheckConstraint("ck_finding_reply_days_positive", "reply_days > 0");
                    table.ForeignKey(
                        name: "fk_finding_audit_cell_cell_id",
                        column: x => x.cell_id,
                        principalTable: "audit_cell",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_finding_audit_cell_question_cell_id_question_id",
                        columns: x => new { x.cell_id, x.question_id },
                        principalTable: "audit_cell_question",
                        principalColumns: new[] { "cell_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_finding_case_file_id",
                        column: x => x.id,
                        principalTable: "case_file",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_finding_person_author_id",
                        column: x => x.author_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_finding_unit_unit_id",
                        column: x => x.unit_id,
                        principalTable: "unit",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_finding_workflow_instance_instance_id",
                        column: x => x.instance_id,
                        principalTable: "workflow_instance",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "amended_line",
                columns: table => new
                {
                    amendment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    asset_id = table.Column<Guid>(type: "uuid", nullable: false),
                    asset_name = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    asset_number = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    counter = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    quantity = table.Column<int>(type: "integer", nullable: false),
                    unit_price = table.Column<decimal>(type: "numeric(14,2)", precision: 14, scale: 2, nullable: false),
                    to_asset_id = table.Column<Guid>(type: "uuid", nullable: false),
                    to_name = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    to_number = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    to_quantity = table.Column<int>(type: "integer", nullable: false),
                    to_unit_price = table.Column<decimal>(type: "numeric(14,2)", precision: 14, scale: 2, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_amended_line", x => new { x.amendment_id, x.position });
                    table.CheckConstraint("ck_amended_line_never_dearer", "cast(to_unit_price as numeric) <= cast(unit_price as numeric)");
                    table.CheckConstraint("ck_amended_line_never_more", "quantity > 0 and to_quantity >= 0 and to_quantity <= quantity");
                    table.ForeignKey(
                        name: "fk_amended_line_amendment_amendment_id",
                        column: x => x.amendment_id,
                        principalTable: "amendment",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_amended_line_asset_asset_id",
                        column: x => x.asset_id,
                        principalTable: "asset",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_amended_line_asset_to_asset_id",
                        column: x => x.to_asset_id,
                        principalTable: "asset",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "chase_act",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    chase_id = table.Column<Guid>(type: "uuid", nullable: false),
                    time = table.Column<int>(type: "integer", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_name = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    post = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    form = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    done_on = table.Column<DateOnly>(type: "date", nullable: false),
                    manner = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    return_by = table.Column<DateOnly>(type: "date", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_chase_act", x => x.id);
                    table.CheckConstraint("ck_chase_act_counts_from_one", "time >= 1");
                    table.CheckConstraint("ck_chase_act_letter_sets_a_day", "manner <> 'Letter' or return_by is not null");
                    table.ForeignKey(
                        name: "fk_chase_act_chase_chase_id",
                        column: x => x.chase_id,
                        principalTable: "chase",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_chase_act_person_person_id",
                        column: x => x.person_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "extension_grant",
                columns: table => new
                {
                    extension_id = table.Column<Guid>(type: "uuid", nullable: false),
                    loan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    old_due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_extension_grant", x => x.extension_id);
                    table.ForeignKey(
                        name: "fk_extension_grant_extension_extension_id_loan_id_old_due_on_d",
                        columns: x => new { x.extension_id, x.loan_id, x.old_due_on, x.due_on },
                        principalTable: "extension",
                        principalColumns: new[] { "id", "loan_id", "old_due_on", "new_due_on" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "give_back",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    loan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    time = table.Column<int>(type: "integer", nullable: false),
                    officer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    officer_name = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    officer_post = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    returner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    returner_name = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    paper_id = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_give_back", x => x.id);
                    table.UniqueConstraint("ak_give_back_loan_id_id", x => new { x.loan_id, x.id });
                    table.CheckConstraint("ck_give_back_counts_from_one", "time >= 1");
                    table.CheckConstraint("ck_give_back_two_parties", "officer_id <> returner_id");
                    table.ForeignKey(
                        name: "fk_give_back_loan_loan_id",
                        column: x => x.loan_id,
                        principalTable: "loan",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_give_back_loan_paper_paper_id",
                        column: x => x.paper_id,
                        principalTable: "loan_paper",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_give_back_person_officer_id",
                        column: x => x.officer_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_give_back_person_returner_id",
                        column: x => x.returner_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "hand_over",
                columns: table => new
                {
                    loan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    officer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    officer_name = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    officer_post = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    receiver_id = table.Column<Guid>(type: "uuid", nullable: false),
                    receiver_name = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    passed_from_id = table.Column<Guid>(type: "uuid", nullable: true),
                    paper_id = table.Column<Guid>(type: "uuid", nullable: true),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_hand_over", x => x.loan_id);
                    table.CheckConstraint("ck_hand_over_two_parties", "officer_id <> receiver_id");
                    table.ForeignKey(
                        name: "fk_hand_over_loan_loan_id",
                        column: x => x.loan_id,
                        principalTable: "loan",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_hand_over_loan_paper_paper_id",
                        column: x => x.paper_id,
                        principalTable: "loan_paper",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_hand_over_loan_passed_from_id",
                        column: x => x.passed_from_id,
                        principalTable: "loan",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_hand_over_person_officer_id",
                        column: x => x.officer_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_hand_over_person_receiver_id",
                        column: x => x.receiver_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "decision_taken_back",
                columns: table => new
                {
                    decision_id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ruling = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_decision_taken_back", x => x.decision_id);
                    table.ForeignKey(
                        name: "fk_decision_taken_back_case_file_case_id",
                        column: x => x.case_id,
                        principalTable: "case_file",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_decision_taken_back_decision_decision_id",
                        column: x => x.decision_id,
                        principalTable: "decision",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "step_back",
                columns: table => new
                {
                    decision_id = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    record_state = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    journal_length = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_step_back", x => x.decision_id);
                    table.ForeignKey(
                        name: "fk_step_back_decision_decision_id",
                        column: x => x.decision_id,
                        principalTable: "decision",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "notice",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: true),
                    sign_in_issue_id = table.Column<Guid>(type: "uuid", nullable: true),
                    account_change_id = table.Column<Guid>(type: "uuid", nullable: true),
                    task_id = table.Column<Guid>(type: "uuid", nullable: true),
                    decision_id = table.Column<Guid>(type: "uuid", nullable: true),
                    proposal_id = table.Column<Guid>(type: "uuid", nullable: true),
                    instrument_id = table.Column<Guid>(type: "uuid", nullable: true),
                    opinion_id = table.Column<Guid>(type: "uuid", nullable: true),
                    day = table.Column<DateOnly>(type: "date", nullable: true),
                    once = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    read_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notice", x => x.id);
                    table.CheckConstraint("ck_notice_names_one_thing", "(case_id is null) = (proposal_id is not null or instrument_id is not null or sign_in_issue_id is not null or account_change_id is not null)");
                    table.CheckConstraint("ck_notice_of_a_decision_names_it", "(kind in ('Decision', 'TakenBack')) = (decision_id is not null)");
                    table.CheckConstraint("ck_notice_of_a_holding_names_its_proposal", "(kind in ('HoldingWaits', 'HoldingStands', 'HoldingDecided')) = (proposal_id is not null)");
                    table.CheckConstraint("ck_notice_of_a_power_names_its_order", "(kind in ('PowerGiven', 'PowerTaken')) = (instrument_id is not null)");
                    table.CheckConstraint("ck_notice_of_a_sign_in_names_it", "(kind in ('SignInIssued', 'SignInSeen', 'SignInDisputed')) = (sign_in_issue_id is not null)");
                    table.CheckConstraint("ck_notice_of_a_task_names_it", "(kind = 'Task') = (task_id is not null)");
                    table.CheckConstraint("ck_notice_of_an_account_names_its_change", "(kind in ('AccountStopped', 'AccountResumed')) = (account_change_id is not null)");
                    table.CheckConstraint("ck_notice_of_an_opinion_names_it", "(kind in ('OpinionAsked', 'OpinionGiven')) = (opinion_id is not null)");
                    table.CheckConstraint("ck_reminder_names_its_day", "(kind in ('DueSoon', 'DueToday', 'Overdue')) = (day is not null)");
                    table.ForeignKey(
                        name: "fk_notice_account_change_account_change_id",
                        column: x => x.account_change_id,
                        principalTable: "account_change",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_notice_case_file_case_id",
                        column: x => x.case_id,
                        principalTable: "case_file",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_notice_decision_decision_id",
                        column: x => x.decision_id,
                        principalTable: "decision",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_notice_holding_proposal_proposal_id",
                        column: x => x.proposal_id,
                        principalTable: "holding_proposal",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_notice_instrument_instrument_id",
                        column: x => x.instrument_id,
                        principalTable: "instrument",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_notice_opinion_opinion_id",
                        column: x => x.opinion_id,
                        principalTable: "opinion",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_notice_person_person_id",
                        column: x => x.person_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_notice_sign_in_issue_sign_in_issue_id",
                        column: x => x.sign_in_issue_id,
                        principalTable: "sign_in_issue",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_notice_task_task_id",
                        column: x => x.task_id,
                        principalTable: "task",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "opinion_given",
                columns: table => new
                {
                    opinion_id = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    matter_hash = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_opinion_given", x => x.opinion_id);
                    table.ForeignKey(
                        name: "fk_opinion_given_opinion_opinion_id",
                        column: x => x.opinion_id,
                        principalTable: "opinion",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "opinion_taken_back",
                columns: table => new
                {
                    opinion_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_opinion_taken_back", x => x.opinion_id);
                    table.ForeignKey(
                        name: "fk_opinion_taken_back_opinion_opinion_id",
                        column: x => x.opinion_id,
                        principalTable: "opinion",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "finding_follow_up",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    finding_id = table.Column<Guid>(type: "uuid", nullable: false),
                    time = table.Column<int>(type: "integer", nullable: false),
                    outcome = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    note = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_name = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    signature_block = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    ruling = table.Column<string>(type: "text", nullable: false),
                    authority_version = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_finding_follow_up", x => x.id);
                    table.CheckConstraint("ck_finding_follow_up_counts_from_one", "time >= 1");
                    table.CheckConstraint("ck_finding_follow_up_has_note", "length(note) > 0");
                    table.ForeignKey(
                        name: "fk_finding_follow_up_finding_finding_id",
                        column: x => x.finding_id,
                        principalTable: "finding",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_finding_follow_up_person_person_id",
                        column: x => x.person_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "finding_reply",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    finding_id = table.Column<Guid>(type: "uuid", nullable: false),
                    time = table.Column<int>(type: "integer", nullable: false),
                    opinion = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    done_by = table.Column<DateOnly>(type: "date", nullable: true),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_name = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    post = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_finding_reply", x => x.id);
                    table.CheckConstraint("ck_finding_reply_counts_from_one", "time >= 1");
                    table.CheckConstraint("ck_finding_reply_done_by", "opinion = 'Disagree' or done_by is not null");
                    table.CheckConstraint("ck_finding_reply_has_text", "length(text) > 0");
                    table.ForeignKey(
                        name: "fk_finding_reply_finding_finding_id",
                        column: x => x.finding_id,
                        principalTable: "finding",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_finding_reply_person_person_id",
                        column: x => x.person_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "finding_report",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    finding_id = table.Column<Guid>(type: "uuid", nullable: false),
                    time = table.Column<int>(type: "integer", nullable: false),
                    content = table.Column<string>(type: "text", nullable: false),
                    content_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_name = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    signature_block = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    ruling = table.Column<string>(type: "text", nullable: false),
                    authority_version = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_finding_report", x => x.id);
                    table.CheckConstraint("ck_finding_report_counts_from_one", "time >= 1");
                    table.ForeignKey(
                        name: "fk_finding_report_finding_finding_id",
                        column: x => x.finding_id,
                        principalTable: "finding",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_finding_report_person_person_id",
                        column: x => x.person_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "damage_case",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    loan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    give_back_id = table.Column<Guid>(type: "uuid", nullable: false),
                    instance_id = table.Column<Guid>(type: "uuid", nullable: false),
                    holding_unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    content_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    status = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    status_since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_damage_case", x => x.id);
                    table.CheckConstraint("ck_damage_case_closed_when_ended", "(closed_at is not null) = (status in ('NotLiable', 'Settled'))");
                    table.CheckConstraint("ck_damage_case_numbered_once_opened", "number > 0 or status = 'Opening'");
                    table.ForeignKey(
                        name: "fk_damage_case_case_file_id",
                        column: x => x.id,
                        principalTable: "case_file",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_damage_case_give_back_loan_id_give_back_id",
                        columns: x => new { x.loan_id, x.give_back_id },
                        principalTable: "give_back",
                        principalColumns: new[] { "loan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_damage_case_loan_loan_id",
                        column: x => x.loan_id,
                        principalTable: "loan",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_damage_case_unit_holding_unit_id",
                        column: x => x.holding_unit_id,
                        principalTable: "unit",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_damage_case_workflow_instance_instance_id",
                        column: x => x.instance_id,
                        principalTable: "workflow_instance",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "give_back_line",
                columns: table => new
                {
                    give_back_id = table.Column<Guid>(type: "uuid", nullable: false),
                    line_id = table.Column<Guid>(type: "uuid", nullable: false),
                    loan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    good = table.Column<int>(type: "integer", nullable: false),
                    damaged = table.Column<int>(type: "integer", nullable: false),
                    lost = table.Column<int>(type: "integer", nullable: false),
                    note = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_give_back_line", x => new { x.give_back_id, x.line_id });
                    table.CheckConstraint("ck_give_back_line_counts", "good >= 0 and damaged >= 0 and lost >= 0 and good + damaged + lost > 0");
                    table.ForeignKey(
                        name: "fk_give_back_line_give_back_loan_id_give_back_id",
                        columns: x => new { x.loan_id, x.give_back_id },
                        principalTable: "give_back",
                        principalColumns: new[] { "loan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_give_back_line_loan_line_loan_id_line_id",
                        columns: x => new { x.loan_id, x.line_id },
                        principalTable: "loan_line",
                        principalColumns: new[] { "loan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "hand_over_line",
                columns: table => new
                {
                    line_id = table.Column<Guid>(type: "uuid", nullable: false),
                    loan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    condition = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    note = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_hand_over_line", x => x.line_id);
                    table.ForeignKey(
                        name: "fk_hand_over_line_hand_over_loan_id",
                        column: x => x.loan_id,
                        principalTable: "hand_over",
                        principalColumn: "loan_id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_hand_over_line_loan_line_loan_id_line_id",
                        columns: x => new { x.loan_id, x.line_id },
                        principalTable: "loan_line",
                        principalColumns: new[] { "loan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "outbox_message",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    notice_id = table.Column<Guid>(type: "uuid", nullable: true),
                    day = table.Column<DateOnly>(type: "date", nullable: true),
                    message_id = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    next_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    attempt = table.Column<int>(type: "integer", nullable: false),
                    lease_owner = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    leased_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    failure = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outbox_message", x => x.id);
                    table.CheckConstraint("ck_outbox_message_ended_or_waiting", "(state = 'Waiting') = (ended_at is null)");
                    table.CheckConstraint("ck_outbox_message_is_one_thing", "(notice_id is null) <> (day is null)");
                    table.CheckConstraint("ck_outbox_message_lease_is_whole", "(lease_owner is null) = (leased_until is null)");
                    table.CheckConstraint("ck_outbox_message_leased_while_waiting", "state = 'Waiting' or lease_owner is null");
                    table.ForeignKey(
                        name: "fk_outbox_message_notice_notice_id",
                        column: x => x.notice_id,
                        principalTable: "notice",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_outbox_message_person_person_id",
                        column: x => x.person_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "damage_item",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    damage_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    asset_id = table.Column<Guid>(type: "uuid", nullable: false),
                    asset_name = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    asset_number = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    counter = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    is_pool = table.Column<bool>(type: "boolean", nullable: false),
                    fate = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    quantity = table.Column<int>(type: "integer", nullable: false),
                    unit_price = table.Column<decimal>(type: "numeric(14,2)", precision: 14, scale: 2, nullable: false),
                    note = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_damage_item", x => x.id);
                    table.UniqueConstraint("ak_damage_item_damage_id_id", x => new { x.damage_id, x.id });
                    table.CheckConstraint("ck_damage_item_quantity_positive", "quantity > 0");
                    table.ForeignKey(
                        name: "fk_damage_item_asset_asset_id",
                        column: x => x.asset_id,
                        principalTable: "asset",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_damage_item_damage_case_damage_id",
                        column: x => x.damage_id,
                        principalTable: "damage_case",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "damage_proposal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    damage_id = table.Column<Guid>(type: "uuid", nullable: false),
                    time = table.Column<int>(type: "integer", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_name = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    post = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    text = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    content = table.Column<string>(type: "text", nullable: false),
                    content_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_damage_proposal", x => x.id);
                    table.UniqueConstraint("ak_damage_proposal_damage_id_id", x => new { x.damage_id, x.id });
                    table.ForeignKey(
                        name: "fk_damage_proposal_damage_case_damage_id",
                        column: x => x.damage_id,
                        principalTable: "damage_case",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_damage_proposal_person_person_id",
                        column: x => x.person_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "damage_settlement",
                columns: table => new
                {
                    damage_id = table.Column<Guid>(type: "uuid", nullable: false),
                    officer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    officer_name = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    officer_post = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    borrower_id = table.Column<Guid>(type: "uuid", nullable: false),
                    borrower_name = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_damage_settlement", x => x.damage_id);
                    table.CheckConstraint("ck_damage_settlement_two_parties", "officer_id <> borrower_id");
                    table.ForeignKey(
                        name: "fk_damage_settlement_damage_case_damage_id",
                        column: x => x.damage_id,
                        principalTable: "damage_case",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_damage_settlement_person_borrower_id",
                        column: x => x.borrower_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_damage_settlement_person_officer_id",
                        column: x => x.officer_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "damage_statement",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    damage_id = table.Column<Guid>(type: "uuid", nullable: false),
                    time = table.Column<int>(type: "integer", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_name = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    taken_down_as = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_damage_statement", x => x.id);
                    table.CheckConstraint("ck_damage_statement_says_something", "length(text) > 0");
                    table.ForeignKey(
                        name: "fk_damage_statement_damage_case_damage_id",
                        column: x => x.damage_id,
                        principalTable: "damage_case",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_damage_statement_person_person_id",
                        column: x => x.person_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "damage_way",
                columns: table => new
                {
                    proposal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    item_id = table.Column<Guid>(type: "uuid", nullable: false),
                    damage_id = table.Column<Guid>(type: "uuid", nullable: false),
                    way = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    amount = table.Column<decimal>(type: "numeric(14,2)", precision: 14, scale: 2, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_damage_way", x => new { x.proposal_id, x.item_id });
                    table.CheckConstraint("ck_damage_way_amount_not_negative", "amount is null or cast(amount as numeric) >= 0");
                    table.CheckConstraint("ck_damage_way_paid_is_an_amount", "way <> 'Pay' or amount is not null");
                    table.ForeignKey(
                        name: "fk_damage_way_damage_item_damage_id_item_id",
                        columns: x => new { x.damage_id, x.item_id },
                        principalTable: "damage_item",
                        principalColumns: new[] { "damage_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_damage_way_damage_proposal_damage_id_proposal_id",
                        columns: x => new { x.damage_id, x.proposal_id },
                        principalTable: "damage_proposal",
                        principalColumns: new[] { "damage_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "damage_proof",
                columns: table => new
                {
                    item_id = table.Column<Guid>(type: "uuid", nullable: false),
                    damage_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reference = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_damage_proof", x => x.item_id);
                    table.CheckConstraint("ck_damage_proof_says_something", "length(reference) > 0");
                    table.ForeignKey(
                        name: "fk_damage_proof_damage_item_damage_id_item_id",
                        columns: x => new { x.damage_id, x.item_id },
                        principalTable: "damage_item",
                        principalColumns: new[] { "damage_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_damage_proof_damage_settlement_damage_id",
                        column: x => x.damage_id,
                        principalTable: "damage_settlement",
                        principalColumn: "damage_id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.InsertData(
                table: "holiday",
                columns: new[] { "id", "confirmed_at", "confirmed_by_id", "day", "name", "removed_at", "removed_by_id", "source" },
                values: new object[,]
                {
                    { new Guid("000007ea-0001-0001-8000-000000000000"), null, null, new DateOnly(2026, 1, 1), "วันขึ้นปีใหม่", null, null, "วันตายตัวตามปฏิทิน ความรู้ทั่วไป ยังไม่ได้เทียบกับประกาศวันหยุดราชการ" },
                    { new Guid("000007ea-0003-0003-8000-000000000000"), null, null, new DateOnly(2026, 3, 3), "วันมาฆบูชา", null, null, "คำนวณจากวันเพ็ญ ยังไม่ได้เทียบกับประกาศวันหยุดราชการ" },
                    { new Guid("000007ea-0004-0006-8000-000000000000"), null, null, new DateOnly(2026, 4, 6), "วันจักรี", null, null, "วันตายตัวตามปฏิทิน ความรู้ทั่วไป ยังไม่ได้เทียบกับประกาศวันหยุดราชการ" },
                    { new Guid("000007ea-0004-000d-8000-000000000000"), null, null, new DateOnly(2026, 4, 13), "วันสงกรานต์", null, null, "วันตายตัวตามปฏิทิน ความรู้ทั่วไป ยังไม่ได้เทียบกับประกาศวันหยุดราชการ" },
                    { new Guid("000007ea-0004-000e-8000-000000000000"), null, null, new DateOnly(2026, 4, 14), "วันสงกรานต์", null, null, "วันตายตัวตามปฏิทิน ความรู้ทั่วไป ยังไม่ได้เทียบกับประกาศวันหยุดราชการ" },
                    { new Guid("000007ea-0004-000f-8000-000000000000"), null, null, new DateOnly(2026, 4, 15), "วันสงกรานต์", null, null, "วันตายตัวตามปฏิทิน ความรู้ทั่วไป ยังไม่ได้เทียบกับประกาศวันหยุดราชการ" },
                    { new Guid("000007ea-0005-0004-8000-000000000000"), null, null, new DateOnly(2026, 5, 4), "วันฉัตรมงคล", null, null, "วันตายตัวตามปฏิทิน ความรู้ทั่วไป ยังไม่ได้เทียบกับประกาศวันหยุดราชการ" },
                    { new Guid("000007ea-0005-001f-8000-000000000000"), null, null, new DateOnly(2026, 5, 31), "วันวิสาขบูชา", null, null, "คำนวณจากวันเพ็ญ ยังไม่ได้เทียบกับประกาศวันหยุดราชการ" },
                    { new Guid("000007ea-0006-0001-8000-000000000000"), null, null, new DateOnly(2026, 6, 1), "ชดเชยวันวิสาขบูชา", null, null, "ชดเชยวันหยุดที่ตรงกับวันเสาร์หรือวันอาทิตย์ ยังไม่ได้เทียบกับประกาศวันหยุดราชการ" },
                    { new Guid("000007ea-0006-0003-8000-000000000000"), null, null, new DateOnly(2026, 6, 3), "วันเฉลิมพระชนมพรรษาสมเด็จพระนางเจ้าฯ พระบรมราชินี", null, null, "วันตายตัวตามปฏิทิน ความรู้ทั่วไป ยังไม่ได้เทียบกับประกาศวันหยุดราชการ" },
                    { new Guid("000007ea-0007-001c-8000-000000000000"), null, null, new DateOnly(2026, 7, 28), "วันเฉลิมพระชนมพรรษาพระบาทสมเด็จพระเจ้าอยู่หัว", null, null, "วันตายตัวตามปฏิทิน ความรู้ทั่วไป ยังไม่ได้เทียบกับประกาศวันหยุดราชการ" },
                    { new Guid("000007ea-0007-001d-8000-000000000000"), null, null, new DateOnly(2026, 7, 29), "วันอาสาฬหบูชา", null, null, "คำนวณจากวันเพ็ญ ยังไม่ได้เทียบกับประกาศวันหยุดราชการ" },
                    { new Guid("000007ea-0007-001e-8000-000000000000"), null, null, new DateOnly(2026, 7, 30), "วันเข้าพรรษา", null, null, "คำนวณจากวันเพ็ญ ยังไม่ได้เทียบกับประกาศวันหยุดราชการ" },
                    { new Guid("000007ea-0008-000c-8000-000000000000"), null, null, new DateOnly(2026, 8, 12), "วันแม่แห่งชาติ", null, null, "วันตายตัวตามปฏิทิน ความรู้ทั่วไป ยังไม่ได้เทียบกับประกาศวันหยุดราชการ" },
                    { new Guid("000007ea-000a-000d-8000-000000000000"), null, null, new DateOnly(2026, 10, 13), "วันนวมินทรมหาราช", null, null, "วันตายตัวตามปฏิทิน ความรู้ทั่วไป ยังไม่ได้เทียบกับประกาศวันหยุดราชการ" },
                    { new Guid("000007ea-000a-0017-8000-000000000000"), null, null, new DateOnly(2026, 10, 23), "วันปิยมหาราช", null, null, "วันตายตัวตามปฏิทิน ความรู้ทั่วไป ยังไม่ได้เทียบกับประกาศวันหยุดราชการ" },
                    { new Guid("000007ea-000c-0005-8000-000000000000"), null, null, new DateOnly(2026, 12, 5), "วันคล้ายวันพระบรมราชสมภพ รัชกาลที่ 9 และวันพ่อแห่งชาติ", null, null, "วันตายตัวตามปฏิทิน ความรู้ทั่วไป ยังไม่ได้เทียบกับประกาศวันหยุดราชการ" },
                    { new Guid("000007ea-000c-0007-8000-000000000000"), null, null, new DateOnly(2026, 12, 7), "ชดเชยวันคล้ายวันพระบรมราชสมภพ รัชกาลที่ 9 และวันพ่อแห่งชาติ", null, null, "ชดเชยวันหยุดที่ตรงกับวันเสาร์หรือวันอาทิตย์ ยังไม่ได้เทียบกับประกาศวันหยุดราชการ" },
                    { new Guid("000007ea-000c-000a-8000-000000000000"), null, null, new DateOnly(2026, 12, 10), "วันรัฐธรรมนูญ", null, null, "วันตายตัวตามปฏิทิน ความรู้ทั่วไป ยังไม่ได้เทียบกับประกาศวันหยุดราชการ" },
                    { new Guid("000007ea-000c-001f-8000-000000000000"), null, null, new DateOnly(2026, 12, 31), "วันสิ้นปี", null, null, "วันตายตัวตามปฏิทิน ความรู้ทั่วไป ยังไม่ได้เทียบกับประกาศวันหยุดราชการ" },
                    { new Guid("000007eb-0001-0001-8000-000000000000"), null, null, new DateOnly(2027, 1, 1), "วันขึ้นปีใหม่", null, null, "วันตายตัวตามปฏิทิน ความรู้ทั่วไป ยังไม่ได้เทียบกับประกาศวันหยุดราชการ" },
                    { new Guid("000007eb-0002-0015-8000-000000000000"), null, null, new DateOnly(2027, 2, 21), "วันมาฆบูชา", null, null, "คำนวณจากวันเพ็ญ ยังไม่ได้เทียบกับประกาศวันหยุดราชการ" },
                    { new Guid("000007eb-0002-0016-8000-000000000000"), null, null, new DateOnly(2027, 2, 22), "ชดเชยวันมาฆบูชา", null, null, "ชดเชยวันหยุดที่ตรงกับวันเสาร์หรือวันอาทิตย์ ยังไม่ได้เทียบกับประกาศวันหยุดราชการ" },
                    { new Guid("000007eb-0004-0006-8000-000000000000"), null, null, new DateOnly(2027, 4, 6), "วันจักรี", null, null, "วันตายตัวตามปฏิทิน ความรู้ทั่วไป ยังไม่ได้เทียบกับประกาศวันหยุดราชการ" },
                    { new Guid("000007eb-0004-000d-8000-000000000000"), null, null, new DateOnly(2027, 4, 13), "วันสงกรานต์", null, null, "วันตายตัวตามปฏิทิน ความรู้ทั่วไป ยังไม่ได้เทียบกับประกาศวันหยุดราชการ" },
                    { new Guid("000007eb-0004-000e-8000-000000000000"), null, null, new DateOnly(2027, 4, 14), "วันสงกรานต์", null, null, "วันตายตัวตามปฏิทิน ความรู้ทั่วไป ยังไม่ได้เทียบกับประกาศวันหยุดราชการ" },
                    { new Guid("000007eb-0004-000f-8000-000000000000"), null, null, new DateOnly(2027, 4, 15), "วันสงกรานต์", null, null, "วันตายตัวตามปฏิทิน ความรู้ทั่วไป ยังไม่ได้เทียบกับประกาศวันหยุดราชการ" },
                    { new Guid("000007eb-0005-0004-8000-000000000000"), null, null, new DateOnly(2027, 5, 4), "วันฉัตรมงคล", null, null, "วันตายตัวตามปฏิทิน ความรู้ทั่วไป ยังไม่ได้เทียบกับประกาศวันหยุดราชการ" },
                    { new Guid("000007eb-0005-0014-8000-000000000000"), null, null, new DateOnly(2027, 5, 20), "วันวิสาขบูชา", null, null, "คำนวณจากวันเพ็ญ ยังไม่ได้เทียบกับประกาศวันหยุดราชการ" },
                    { new Guid("000007eb-0006-0003-8000-000000000000"), null, null, new DateOnly(2027, 6, 3), "วันเฉลิมพระชนมพรรษาสมเด็จพระนางเจ้าฯ พระบรมราชินี", null, null, "วันตายตัวตามปฏิทิน ความรู้ทั่วไป ยังไม่ได้เทียบกับประกาศวันหยุดราชการ" },
                    { new Guid("000007eb-0007-0012-8000-000000000000"), null, null, new DateOnly(2027, 7, 18), "วันอาสาฬหบูชา", null, null, "คำนวณจากวันเพ็ญ ยังไม่ได้เทียบกับประกาศวันหยุดราชการ" },
                    { new Guid("000007eb-0007-0013-8000-000000000000"), null, null, new DateOnly(2027, 7, 19), "วันเข้าพรรษา", null, null, "คำนวณจากวันเพ็ญ ยังไม่ได้เทียบกับประกาศวันหยุดราชการ" },
                    { new Guid("000007eb-0007-0014-8000-000000000000"), null, null, new DateOnly(2027, 7, 20), "ชดเชยวันอาสาฬหบูชา", null, null, "ชดเชยวันหยุดที่ตรงกับวันเสาร์หรือวันอาทิตย์ ยังไม่ได้เทียบกับประกาศวันหยุดราชการ" },
                    { new Guid("000007eb-0007-001c-8000-000000000000"), null, null, new DateOnly(2027, 7, 28), "วันเฉลิมพระชนมพรรษาพระบาทสมเด็จพระเจ้าอยู่หัว", null, null, "วันตายตัวตามปฏิทิน ความรู้ทั่วไป ยังไม่ได้เทียบกับประกาศวันหยุดราชการ" },
                    { new Guid("000007eb-0008-000c-8000-000000000000"), null, null, new DateOnly(2027, 8, 12), "วันแม่แห่งชาติ", null, null, "วันตายตัวตามปฏิทิน ความรู้ทั่วไป ยังไม่ได้เทียบกับประกาศวันหยุดราชการ" },
                    { new Guid("000007eb-000a-000d-8000-000000000000"), null, null, new DateOnly(2027, 10, 13), "วันนวมินทรมหาราช", null, null, "วันตายตัวตามปฏิทิน ความรู้ทั่วไป ยังไม่ได้เทียบกับประกาศวันหยุดราชการ" },
                    { new Guid("000007eb-000a-0017-8000-000000000000"), null, null, new DateOnly(2027, 10, 23), "วันปิยมหาราช", null, null, "วันตายตัวตามปฏิทิน ความรู้ทั่วไป ยังไม่ได้เทียบกับประกาศวันหยุดราชการ" },
                    { new Guid("000007eb-000a-0019-8000-000000000000"), null, null, new DateOnly(2027, 10, 25), "ชดเชยวันปิยมหาราช", null, null, "ชดเชยวันหยุดที่ตรงกับวันเสาร์หรือวันอาทิตย์ ยังไม่ได้เทียบกับประกาศวันหยุดราชการ" },
                    { new Guid("000007eb-000c-0005-8000-000000000000"), null, null, new DateOnly(2027, 12, 5), "วันคล้ายวันพระบรมราชสมภพ รัชกาลที่ 9 และวันพ่อแห่งชาติ", null, null, "วันตายตัวตามปฏิทิน ความรู้ทั่วไป ยังไม่ได้เทียบกับประกาศวันหยุดราชการ" },
                    { new Guid("000007eb-000c-0006-8000-000000000000"), null, null, new DateOnly(2027, 12, 6), "ชดเชยวันคล้ายวันพระบรมราชสมภพ รัชกาลที่ 9 และวันพ่อแห่งชาติ", null, null, "ชดเชยวันหยุดที่ตรงกับวันเสาร์หรือวันอาทิตย์ ยังไม่ได้เทียบกับประกาศวันหยุดราชการ" },
                    { new Guid("000007eb-000c-000a-8000-000000000000"), null, null, new DateOnly(2027, 12, 10), "วันรัฐธรรมนูญ", null, null, "วันตายตัวตามปฏิทิน ความรู้ทั่วไป ยังไม่ได้เทียบกับประกาศวันหยุดราชการ" },
                    { new Guid("000007eb-000c-001f-8000-000000000000"), null, null, new DateOnly(2027, 12, 31), "วันสิ้นปี", null, null, "วันตายตัวตามปฏิทิน ความรู้ทั่วไป ยังไม่ได้เทียบกับประกาศวันหยุดราชการ" }
                });

            migrationBuilder.CreateIndex(
                name: "ix_absence_person_id",
                table: "absence",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_account_email",
                table: "account",
                column: "normalized_email");

            migrationBuilder.CreateIndex(
                name: "ix_account_person_id",
                table: "account",
                column: "person_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_account_unconfirmed",
                table: "account",
                column: "unconfirmed_since",
                filter: "unconfirmed_since is not null");

            migrationBuilder.CreateIndex(
                name: "ix_account_user_name",
                table: "account",
                column: "normalized_user_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_account_change_account_id_at",
                table: "account_change",
                columns: new[] { "account_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_account_change_by_account_id",
                table: "account_change",
                column: "by_account_id");

            migrationBuilder.CreateIndex(
                name: "ix_account_claim_user_id",
                table: "account_claim",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_account_login_user_id",
                table: "account_login",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_account_passkey_user_id",
                table: "account_passkey",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_amended_line_asset_id",
                table: "amended_line",
                column: "asset_id");

            migrationBuilder.CreateIndex(
                name: "ix_amended_line_to_asset_id",
                table: "amended_line",
                column: "to_asset_id");

            migrationBuilder.CreateIndex(
                name: "ix_amendment_person_id",
                table: "amendment",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ux_amendment_time",
                table: "amendment",
                columns: new[] { "loan_id", "time" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_announcement_by_id",
                table: "announcement",
                column: "by_id");

            migrationBuilder.CreateIndex(
                name: "ix_announcement_instrument_id",
                table: "announcement",
                column: "instrument_id");

            migrationBuilder.CreateIndex(
                name: "ix_asset_class_code",
                table: "asset",
                column: "class_code");

            migrationBuilder.CreateIndex(
                name: "ix_asset_custodian_post_id",
                table: "asset",
                column: "custodian_post_id");

            migrationBuilder.CreateIndex(
                name: "ix_asset_holding_unit_id_number",
                table: "asset",
                columns: new[] { "holding_unit_id", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_asset_number",
                table: "asset",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_asset_out_of_use",
                table: "asset",
                column: "out_of_use",
                filter: "out_of_use > 0");

            migrationBuilder.CreateIndex(
                name: "ix_asset_revision",
                table: "asset",
                column: "revision");

            migrationBuilder.CreateIndex(
                name: "ix_asset_under_repair_until",
                table: "asset",
                column: "under_repair_until",
                filter: "under_repair_until is not null");

            migrationBuilder.CreateIndex(
                name: "ix_asset_change_asset_id_at",
                table: "asset_change",
                columns: new[] { "asset_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_asset_change_person_id",
                table: "asset_change",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_asset_class_change_class_code_at",
                table: "asset_class_change",
                columns: new[] { "class_code", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_asset_class_change_person_id",
                table: "asset_class_change",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_asset_import_at",
                table: "asset_import",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_asset_import_by_id",
                table: "asset_import",
                column: "by_id");

            migrationBuilder.CreateIndex(
                name: "ix_asset_import_default_class",
                table: "asset_import",
                column: "default_class");

            migrationBuilder.CreateIndex(
                name: "ix_asset_import_default_unit_id",
                table: "asset_import",
                column: "default_unit_id");

            migrationBuilder.CreateIndex(
                name: "ix_asset_import_columns_by_id",
                table: "asset_import_columns",
                column: "by_id");

            migrationBuilder.CreateIndex(
                name: "ix_asset_photo_by_id",
                table: "asset_photo",
                column: "by_id");

            migrationBuilder.CreateIndex(
                name: "ix_asset_photo_removed_by_id",
                table: "asset_photo",
                column: "removed_by_id");

            migrationBuilder.CreateIndex(
                name: "ux_asset_photo_once",
                table: "asset_photo",
                columns: new[] { "asset_id", "hash" },
                unique: true,
                filter: "removed_at is null");

            migrationBuilder.CreateIndex(
                name: "ux_asset_photo_one_cover",
                table: "asset_photo",
                column: "asset_id",
                unique: true,
                filter: "is_cover");

            migrationBuilder.CreateIndex(
                name: "ix_audit_answer_person_id",
                table: "audit_answer",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_audit_answer_question_id_time",
                table: "audit_answer",
                columns: new[] { "question_id", "time" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_audit_cell_audit_month_id_unit_id",
                table: "audit_cell",
                columns: new[] { "audit_month_id", "unit_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_audit_cell_instance_id",
                table: "audit_cell",
                column: "instance_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_audit_cell_unit_id",
                table: "audit_cell",
                column: "unit_id");

            migrationBuilder.CreateIndex(
                name: "ix_audit_cell_ending_by_id",
                table: "audit_cell_ending",
                column: "by_id");

            migrationBuilder.CreateIndex(
                name: "ix_audit_cell_question_cell_id_place",
                table: "audit_cell_question",
                columns: new[] { "cell_id", "place" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_audit_month_opened_by_id",
                table: "audit_month",
                column: "opened_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_audit_month_year_month",
                table: "audit_month",
                columns: new[] { "year", "month" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_audit_month_end_by_id",
                table: "audit_month_end",
                column: "by_id");

            migrationBuilder.CreateIndex(
                name: "ix_cancellation_by_id",
                table: "cancellation",
                column: "by_id");

            migrationBuilder.CreateIndex(
                name: "ix_case_file_from_person_id",
                table: "case_file",
                column: "from_person_id");

            migrationBuilder.CreateIndex(
                name: "ix_case_file_instance_id",
                table: "case_file",
                column: "instance_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_case_file_unit_id",
                table: "case_file",
                column: "unit_id");

            migrationBuilder.CreateIndex(
                name: "ix_chase_instance_id",
                table: "chase",
                column: "instance_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_chase_loan",
                table: "chase",
                column: "loan_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_chase_act_person_id",
                table: "chase_act",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ux_chase_act_time",
                table: "chase_act",
                columns: new[] { "chase_id", "time" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_checklist_question_code",
                table: "checklist_question",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_clause_delegatee_post_id",
                table: "clause",
                column: "delegatee_post_id");

            migrationBuilder.CreateIndex(
                name: "ix_clause_instrument_id_no",
                table: "clause",
                columns: new[] { "instrument_id", "no" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_clause_unit_unit_id",
                table: "clause_unit",
                column: "unit_id");

            migrationBuilder.CreateIndex(
                name: "ix_custody_loan_id",
                table: "custody",
                column: "loan_id");

            migrationBuilder.CreateIndex(
                name: "ix_custody_person_id_until",
                table: "custody",
                columns: new[] { "person_id", "until" });

            migrationBuilder.CreateIndex(
                name: "ux_custody_one_open",
                table: "custody",
                column: "asset_id",
                unique: true,
                filter: "until is null and not is_pool");

            migrationBuilder.CreateIndex(
                name: "ix_damage_case_holding_unit_id_year_number",
                table: "damage_case",
                columns: new[] { "holding_unit_id", "year", "number" },
                unique: true,
                filter: "number > 0");

            migrationBuilder.CreateIndex(
                name: "ix_damage_case_instance_id",
                table: "damage_case",
                column: "instance_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_damage_case_loan_id",
                table: "damage_case",
                column: "loan_id");

            migrationBuilder.CreateIndex(
                name: "ix_damage_case_loan_id_give_back_id",
                table: "damage_case",
                columns: new[] { "loan_id", "give_back_id" });

            migrationBuilder.CreateIndex(
                name: "ux_damage_case_give_back",
                table: "damage_case",
                column: "give_back_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_damage_item_asset_id",
                table: "damage_item",
                column: "asset_id");

            migrationBuilder.CreateIndex(
                name: "ix_damage_item_damage_id_asset_id_fate",
                table: "damage_item",
                columns: new[] { "damage_id", "asset_id", "fate" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_damage_proof_damage_id_item_id",
                table: "damage_proof",
                columns: new[] { "damage_id", "item_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_damage_proposal_person_id",
                table: "damage_proposal",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ux_damage_proposal_time",
                table: "damage_proposal",
                columns: new[] { "damage_id", "time" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_damage_settlement_borrower_id",
                table: "damage_settlement",
                column: "borrower_id");

            migrationBuilder.CreateIndex(
                name: "ix_damage_settlement_officer_id",
                table: "damage_settlement",
                column: "officer_id");

            migrationBuilder.CreateIndex(
                name: "ix_damage_statement_person_id",
                table: "damage_statement",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ux_damage_statement_time",
                table: "damage_statement",
                columns: new[] { "damage_id", "time" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_damage_way_damage_id_item_id",
                table: "damage_way",
                columns: new[] { "damage_id", "item_id" });

            migrationBuilder.CreateIndex(
                name: "ix_damage_way_damage_id_proposal_id",
                table: "damage_way",
                columns: new[] { "damage_id", "proposal_id" });

            migrationBuilder.CreateIndex(
                name: "ix_decision_case_id_journal_position",
                table: "decision",
                columns: new[] { "case_id", "journal_position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_decision_clause_id_at",
                table: "decision",
                columns: new[] { "clause_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_decision_person_id_at",
                table: "decision",
                columns: new[] { "person_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_decision_task_id",
                table: "decision",
                column: "task_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_decision_together_with_id",
                table: "decision",
                column: "together_with_id");

            migrationBuilder.CreateIndex(
                name: "ix_decision_taken_back_case_id",
                table: "decision_taken_back",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_declared_relation_other_person_id",
                table: "declared_relation",
                column: "other_person_id");

            migrationBuilder.CreateIndex(
                name: "ix_declared_relation_person_id",
                table: "declared_relation",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_extension_instance_id",
                table: "extension",
                column: "instance_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_extension_requested_by_id",
                table: "extension",
                column: "requested_by_id");

            migrationBuilder.CreateIndex(
                name: "ux_extension_one_open",
                table: "extension",
                column: "loan_id",
                unique: true,
                filter: "ended_at is null");

            migrationBuilder.CreateIndex(
                name: "ux_extension_time",
                table: "extension",
                columns: new[] { "loan_id", "time" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_extension_grant_extension_id_loan_id_old_due_on_due_on",
                table: "extension_grant",
                columns: new[] { "extension_id", "loan_id", "old_due_on", "due_on" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_extension_grant_loan_id_old_due_on",
                table: "extension_grant",
                columns: new[] { "loan_id", "old_due_on" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_filing_loan_id_time",
                table: "filing",
                columns: new[] { "loan_id", "time" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_filing_person_id",
                table: "filing",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_finding_author_id",
                table: "finding",
                column: "author_id");

            migrationBuilder.CreateIndex(
                name: "ix_finding_cell_id",
                table: "finding",
                column: "cell_id");

            migrationBuilder.CreateIndex(
                name: "ix_finding_cell_id_question_id",
                table: "finding",
                columns: new[] { "cell_id", "question_id" });

            migrationBuilder.CreateIndex(
                name: "ix_finding_instance_id",
                table: "finding",
                column: "instance_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_finding_unit_id_status",
                table: "finding",
                columns: new[] { "unit_id", "status" });

            migrationBuilder.CreateIndex(
                name: "ix_finding_year_month_number",
                table: "finding",
                columns: new[] { "year", "month", "number" },
                unique: true,
                filter: "number > 0");

            migrationBuilder.CreateIndex(
                name: "ix_finding_follow_up_finding_id_time",
                table: "finding_follow_up",
                columns: new[] { "finding_id", "time" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_finding_follow_up_person_id",
                table: "finding_follow_up",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_finding_reply_finding_id_time",
                table: "finding_reply",
                columns: new[] { "finding_id", "time" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_finding_reply_person_id",
                table: "finding_reply",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_finding_report_finding_id_time",
                table: "finding_report",
                columns: new[] { "finding_id", "time" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_finding_report_person_id",
                table: "finding_report",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_give_back_officer_id",
                table: "give_back",
                column: "officer_id");

            migrationBuilder.CreateIndex(
                name: "ix_give_back_paper_id",
                table: "give_back",
                column: "paper_id");

            migrationBuilder.CreateIndex(
                name: "ix_give_back_returner_id",
                table: "give_back",
                column: "returner_id");

            migrationBuilder.CreateIndex(
                name: "ux_give_back_time",
                table: "give_back",
                columns: new[] { "loan_id", "time" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_give_back_line_loan_id_give_back_id",
                table: "give_back_line",
                columns: new[] { "loan_id", "give_back_id" });

            migrationBuilder.CreateIndex(
                name: "ix_give_back_line_loan_id_line_id",
                table: "give_back_line",
                columns: new[] { "loan_id", "line_id" });

            migrationBuilder.CreateIndex(
                name: "ix_hand_over_officer_id",
                table: "hand_over",
                column: "officer_id");

            migrationBuilder.CreateIndex(
                name: "ix_hand_over_paper_id",
                table: "hand_over",
                column: "paper_id");

            migrationBuilder.CreateIndex(
                name: "ix_hand_over_passed_from_id",
                table: "hand_over",
                column: "passed_from_id");

            migrationBuilder.CreateIndex(
                name: "ix_hand_over_receiver_id",
                table: "hand_over",
                column: "receiver_id");

            migrationBuilder.CreateIndex(
                name: "ix_hand_over_line_loan_id_line_id",
                table: "hand_over_line",
                columns: new[] { "loan_id", "line_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_hold_asset_id_from_day",
                table: "hold",
                columns: new[] { "asset_id", "from_day" },
                filter: "active");

            migrationBuilder.CreateIndex(
                name: "ix_hold_loan_id",
                table: "hold",
                column: "loan_id");

            migrationBuilder.CreateIndex(
                name: "ix_holding_person_id",
                table: "holding",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_holding_post_id",
                table: "holding",
                column: "post_id");

            migrationBuilder.CreateIndex(
                name: "ix_holding_proposal_id",
                table: "holding",
                column: "proposal_id");

            migrationBuilder.CreateIndex(
                name: "ix_holding_proposal_decided_by_account_id",
                table: "holding_proposal",
                column: "decided_by_account_id");

            migrationBuilder.CreateIndex(
                name: "ix_holding_proposal_decided_by_id",
                table: "holding_proposal",
                column: "decided_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_holding_proposal_post_id",
                table: "holding_proposal",
                column: "post_id");

            migrationBuilder.CreateIndex(
                name: "ix_holding_proposal_proposed_at",
                table: "holding_proposal",
                column: "proposed_at");

            migrationBuilder.CreateIndex(
                name: "ix_holding_proposal_proposed_by_account_id",
                table: "holding_proposal",
                column: "proposed_by_account_id");

            migrationBuilder.CreateIndex(
                name: "ix_holding_proposal_proposed_by_id",
                table: "holding_proposal",
                column: "proposed_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_holding_proposal_scan_id",
                table: "holding_proposal",
                column: "scan_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_holding_proposal_waits_once",
                table: "holding_proposal",
                columns: new[] { "person_id", "post_id", "kind" },
                unique: true,
                filter: "status = 'Waiting'");

            migrationBuilder.CreateIndex(
                name: "ix_holding_scan_by_account_id_hash",
                table: "holding_scan",
                columns: new[] { "by_account_id", "hash" });

            migrationBuilder.CreateIndex(
                name: "ix_holiday_confirmed_by_id",
                table: "holiday",
                column: "confirmed_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_holiday_removed_by_id",
                table: "holiday",
                column: "removed_by_id");

            migrationBuilder.CreateIndex(
                name: "ux_holiday_day",
                table: "holiday",
                column: "day",
                unique: true,
                filter: "removed_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_idempotent_answer_at",
                table: "idempotent_answer",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_instrument_register_year_number",
                table: "instrument",
                columns: new[] { "register", "year", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_instrument_signed_by_id",
                table: "instrument",
                column: "signed_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_instrument_signer_post_id",
                table: "instrument",
                column: "signer_post_id");

            migrationBuilder.CreateIndex(
                name: "ix_ledger_leaf_kind_record_id",
                table: "ledger_leaf",
                columns: new[] { "kind", "record_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_legal_confirmation_by_account_id",
                table: "legal_confirmation",
                column: "by_account_id");

            migrationBuilder.CreateIndex(
                name: "ix_legal_confirmation_by_id",
                table: "legal_confirmation",
                column: "by_id");

            migrationBuilder.CreateIndex(
                name: "ix_legal_confirmation_point_at",
                table: "legal_confirmation",
                columns: new[] { "point", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_lending_set_change_at",
                table: "lending_set_change",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_lending_set_change_person_id",
                table: "lending_set_change",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_lending_set_change_set_id",
                table: "lending_set_change",
                column: "set_id");

            migrationBuilder.CreateIndex(
                name: "ix_lending_set_item_asset_id",
                table: "lending_set_item",
                column: "asset_id");

            migrationBuilder.CreateIndex(
                name: "ix_loan_basket_id",
                table: "loan",
                column: "basket_id",
                filter: "basket_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_loan_borrower_id_filed_at",
                table: "loan",
                columns: new[] { "borrower_id", "filed_at" });

            migrationBuilder.CreateIndex(
                name: "ix_loan_borrower_unit_id",
                table: "loan",
                column: "borrower_unit_id");

            migrationBuilder.CreateIndex(
                name: "ix_loan_filed_at",
                table: "loan",
                column: "filed_at");

            migrationBuilder.CreateIndex(
                name: "ix_loan_holding_unit_id_year_number",
                table: "loan",
                columns: new[] { "holding_unit_id", "year", "number" },
                unique: true,
                filter: "number > 0 and (paper_date is null or status <> 'Cancelled')");

            migrationBuilder.CreateIndex(
                name: "ix_loan_instance_id",
                table: "loan",
                column: "instance_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_loan_keyed_by_id",
                table: "loan",
                column: "keyed_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_loan_status_due_on",
                table: "loan",
                columns: new[] { "status", "due_on" },
                filter: "closed_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_loan_verification_code",
                table: "loan",
                column: "verification_code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_loan_line_asset_id",
                table: "loan_line",
                column: "asset_id");

            migrationBuilder.CreateIndex(
                name: "ix_loan_line_loan_id_asset_id",
                table: "loan_line",
                columns: new[] { "loan_id", "asset_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_loan_line_loan_id_position",
                table: "loan_line",
                columns: new[] { "loan_id", "position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_loan_paper_by_id",
                table: "loan_paper",
                column: "by_id");

            migrationBuilder.CreateIndex(
                name: "ix_loan_paper_image_id",
                table: "loan_paper",
                column: "image_id");

            migrationBuilder.CreateIndex(
                name: "ix_loan_paper_loan_id_kind",
                table: "loan_paper",
                columns: new[] { "loan_id", "kind" });

            migrationBuilder.CreateIndex(
                name: "ix_notice_account_change_id",
                table: "notice",
                column: "account_change_id");

            migrationBuilder.CreateIndex(
                name: "ix_notice_case_id",
                table: "notice",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_notice_decision_id",
                table: "notice",
                column: "decision_id");

            migrationBuilder.CreateIndex(
                name: "ix_notice_instrument_id",
                table: "notice",
                column: "instrument_id");

            migrationBuilder.CreateIndex(
                name: "ix_notice_opinion_id",
                table: "notice",
                column: "opinion_id");

            migrationBuilder.CreateIndex(
                name: "ix_notice_person_id_at",
                table: "notice",
                columns: new[] { "person_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_notice_person_id_once",
                table: "notice",
                columns: new[] { "person_id", "once" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_notice_proposal_id",
                table: "notice",
                column: "proposal_id");

            migrationBuilder.CreateIndex(
                name: "ix_notice_sign_in_issue_id",
                table: "notice",
                column: "sign_in_issue_id");

            migrationBuilder.CreateIndex(
                name: "ix_notice_task_id",
                table: "notice",
                column: "task_id");

            migrationBuilder.CreateIndex(
                name: "ix_notice_unread",
                table: "notice",
                column: "person_id",
                filter: "read_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_office_profile_at",
                table: "office_profile",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_office_profile_by_account_id",
                table: "office_profile",
                column: "by_account_id");

            migrationBuilder.CreateIndex(
                name: "ix_opinion_by_id",
                table: "opinion",
                column: "by_id");

            migrationBuilder.CreateIndex(
                name: "ix_opinion_case_id",
                table: "opinion",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_opinion_of_id_at",
                table: "opinion",
                columns: new[] { "of_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_opinion_task_id",
                table: "opinion",
                column: "task_id");

            migrationBuilder.CreateIndex(
                name: "ix_order_draft_drafter_id",
                table: "order_draft",
                column: "drafter_id");

            migrationBuilder.CreateIndex(
                name: "ix_order_draft_drafter_unit_id",
                table: "order_draft",
                column: "drafter_unit_id");

            migrationBuilder.CreateIndex(
                name: "ix_order_draft_instance_id",
                table: "order_draft",
                column: "instance_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_order_draft_instrument_id",
                table: "order_draft",
                column: "instrument_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_order_draft_saved_at",
                table: "order_draft",
                column: "saved_at",
                filter: "closed_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_order_filing_draft_id_time",
                table: "order_filing",
                columns: new[] { "draft_id", "time" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_order_filing_person_id",
                table: "order_filing",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_organisation_change_at",
                table: "organisation_change",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_organisation_change_by_account_id",
                table: "organisation_change",
                column: "by_account_id");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_message_ended_at",
                table: "outbox_message",
                column: "ended_at",
                filter: "state = 'GivenUp'");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_message_next_at",
                table: "outbox_message",
                column: "next_at",
                filter: "state = 'Waiting'");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_message_notice_id",
                table: "outbox_message",
                column: "notice_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_outbox_message_person_id_day",
                table: "outbox_message",
                columns: new[] { "person_id", "day" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_paper_order_decided_by_id",
                table: "paper_order",
                column: "decided_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_paper_order_instrument_id",
                table: "paper_order",
                column: "instrument_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_paper_order_scan_id",
                table: "paper_order",
                column: "scan_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_paper_order_transcribed_at",
                table: "paper_order",
                column: "transcribed_at",
                filter: "status = 'Waiting'");

            migrationBuilder.CreateIndex(
                name: "ix_paper_order_transcribed_by_id",
                table: "paper_order",
                column: "transcribed_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_paper_order_year_number",
                table: "paper_order",
                columns: new[] { "year", "number" },
                unique: true,
                filter: "status <> 'Refused'");

            migrationBuilder.CreateIndex(
                name: "ix_paper_scan_by_id_hash",
                table: "paper_scan",
                columns: new[] { "by_id", "hash" });

            migrationBuilder.CreateIndex(
                name: "ix_passed_up_case_id",
                table: "passed_up",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_passed_up_person_id",
                table: "passed_up",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_password_attempt_count_last_at",
                table: "password_attempt_count",
                column: "last_at");

            migrationBuilder.CreateIndex(
                name: "ix_post_code",
                table: "post",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_post_one_head_per_unit",
                table: "post",
                column: "unit_id",
                unique: true,
                filter: "is_head and abolished_on is null");

            migrationBuilder.CreateIndex(
                name: "ix_post_reports_to_id",
                table: "post",
                column: "reports_to_id");

            migrationBuilder.CreateIndex(
                name: "ix_published_workflow_definition_id_number",
                table: "published_workflow",
                columns: new[] { "definition_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_revocation_by_id",
                table: "revocation",
                column: "by_id");

            migrationBuilder.CreateIndex(
                name: "ix_revocation_by_instrument_id",
                table: "revocation",
                column: "by_instrument_id");

            migrationBuilder.CreateIndex(
                name: "ix_revocation_clause_id",
                table: "revocation",
                column: "clause_id");

            migrationBuilder.CreateIndex(
                name: "ix_revocation_instrument_id",
                table: "revocation",
                column: "instrument_id");

            migrationBuilder.CreateIndex(
                name: "ix_service_token_account_id",
                table: "service_token",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_service_token_hash",
                table: "service_token",
                column: "hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_service_token_proposed_by_id",
                table: "service_token",
                column: "proposed_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_service_token_revoked_by_id",
                table: "service_token",
                column: "revoked_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_sign_in_issue_confirmed_by_id",
                table: "sign_in_issue",
                column: "confirmed_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_sign_in_issue_ended_by_id",
                table: "sign_in_issue",
                column: "ended_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_sign_in_issue_open",
                table: "sign_in_issue",
                column: "account_id",
                unique: true,
                filter: "accepted_at is null and ended_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_sign_in_issue_proposed_by_id",
                table: "sign_in_issue",
                column: "proposed_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_signed_in_account_id_at",
                table: "signed_in",
                columns: new[] { "account_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_slip_image_by_id_hash",
                table: "slip_image",
                columns: new[] { "by_id", "hash" });

            migrationBuilder.CreateIndex(
                name: "ix_succession_place_by_post_id",
                table: "succession_place",
                column: "by_post_id");

            migrationBuilder.CreateIndex(
                name: "ix_succession_place_for_post_id",
                table: "succession_place",
                column: "for_post_id");

            migrationBuilder.CreateIndex(
                name: "ix_succession_place_instrument_id_for_post_id_by_post_id",
                table: "succession_place",
                columns: new[] { "instrument_id", "for_post_id", "by_post_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_succession_place_instrument_id_for_post_id_rank",
                table: "succession_place",
                columns: new[] { "instrument_id", "for_post_id", "rank" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_suspension_instrument_id",
                table: "suspension",
                column: "instrument_id");

            migrationBuilder.CreateIndex(
                name: "ix_task_candidates_version_candidates_day",
                table: "task",
                columns: new[] { "candidates_version", "candidates_day" },
                filter: "closed_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_task_case_id",
                table: "task",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_task_closed_by_id_closed_at",
                table: "task",
                columns: new[] { "closed_by_id", "closed_at" },
                filter: "closed_by_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_task_instance_id_bookmark_id",
                table: "task",
                columns: new[] { "instance_id", "bookmark_id" },
                unique: true,
                filter: "closed_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_task_opened_at_id",
                table: "task",
                columns: new[] { "opened_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_task_candidate_by_age",
                table: "task_candidate",
                columns: new[] { "person_id", "pile", "opened_at", "task_id" },
                filter: "open");

            migrationBuilder.CreateIndex(
                name: "ix_task_candidate_by_due",
                table: "task_candidate",
                columns: new[] { "person_id", "pile", "due_order", "opened_at", "task_id" },
                filter: "open");

            migrationBuilder.CreateIndex(
                name: "ix_task_candidate_ever_asked",
                table: "task_candidate",
                columns: new[] { "person_id", "opened_at", "task_id" });

            migrationBuilder.CreateIndex(
                name: "ix_task_candidate_to_be_told",
                table: "task_candidate",
                column: "waits_from",
                filter: "open and rank = 0 and (told_on is null or told_on < waits_from)");

            migrationBuilder.CreateIndex(
                name: "ix_task_claim_person_id",
                table: "task_claim",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_task_claim_until",
                table: "task_claim",
                column: "until",
                filter: "ended_at is null");

            migrationBuilder.CreateIndex(
                name: "ux_task_claim_one_stands",
                table: "task_claim",
                column: "task_id",
                unique: true,
                filter: "ended_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_unit_code",
                table: "unit",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_unit_parent_id",
                table: "unit",
                column: "parent_id");

            migrationBuilder.CreateIndex(
                name: "ix_unit_function_unit_id",
                table: "unit_function",
                column: "unit_id");

            migrationBuilder.CreateIndex(
                name: "ix_workflow_instance_published_workflow_id",
                table: "workflow_instance",
                column: "published_workflow_id");

            migrationBuilder.CreateIndex(
                name: "ix_workflow_instance_started_at",
                table: "workflow_instance",
                column: "started_at",
                filter: "ended_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_workflow_timer_case_id",
                table: "workflow_timer",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_workflow_timer_instance_id_bookmark_id",
                table: "workflow_timer",
                columns: new[] { "instance_id", "bookmark_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_workflow_timer_next_try_at",
                table: "workflow_timer",
                column: "next_try_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "absence");

            migrationBuilder.DropTable(
                name: "account_claim");

            migrationBuilder.DropTable(
                name: "account_login");

            migrationBuilder.DropTable(
                name: "account_passkey");

            migrationBuilder.DropTable(
                name: "account_token");

            migrationBuilder.DropTable(
                name: "amended_line");

            migrationBuilder.DropTable(
                name: "announcement");

            migrationBuilder.DropTable(
                name: "asset_change");

            migrationBuilder.DropTable(
                name: "asset_class_change");

            migrationBuilder.DropTable(
                name: "asset_import");

            migrationBuilder.DropTable(
                name: "asset_import_columns");

            migrationBuilder.DropTable(
                name: "asset_photo");

            migrationBuilder.DropTable(
                name: "audit_answer");

            migrationBuilder.DropTable(
                name: "audit_cell_ending");

            migrationBuilder.DropTable(
                name: "audit_month_end");

            migrationBuilder.DropTable(
                name: "authority_policy");

            migrationBuilder.DropTable(
                name: "authority_version");

            migrationBuilder.DropTable(
                name: "cancellation");

            migrationBuilder.DropTable(
                name: "chase_act");

            migrationBuilder.DropTable(
                name: "checklist_question");

            migrationBuilder.DropTable(
                name: "clause_unit");

            migrationBuilder.DropTable(
                name: "clause_use");

            migrationBuilder.DropTable(
                name: "custody");

            migrationBuilder.DropTable(
                name: "damage_proof");

            migrationBuilder.DropTable(
                name: "damage_statement");

            migrationBuilder.DropTable(
                name: "damage_way");

            migrationBuilder.DropTable(
                name: "data_protection_key");

            migrationBuilder.DropTable(
                name: "decision_taken_back");

            migrationBuilder.DropTable(
                name: "declared_relation");

            migrationBuilder.DropTable(
                name: "extension_grant");

            migrationBuilder.DropTable(
                name: "filing");

            migrationBuilder.DropTable(
                name: "finding_follow_up");

            migrationBuilder.DropTable(
                name: "finding_reply");

            migrationBuilder.DropTable(
                name: "finding_report");

            migrationBuilder.DropTable(
                name: "give_back_line");

            migrationBuilder.DropTable(
                name: "hand_over_line");

            migrationBuilder.DropTable(
                name: "hold");

            migrationBuilder.DropTable(
                name: "holding");

            migrationBuilder.DropTable(
                name: "holiday");

            migrationBuilder.DropTable(
                name: "idempotent_answer");

            migrationBuilder.DropTable(
                name: "journal");

            migrationBuilder.DropTable(
                name: "ledger_leaf");

            migrationBuilder.DropTable(
                name: "legal_confirmation");

            migrationBuilder.DropTable(
                name: "lending_set_change");

            migrationBuilder.DropTable(
                name: "lending_set_item");

            migrationBuilder.DropTable(
                name: "notice_choice");

            migrationBuilder.DropTable(
                name: "office_profile");

            migrationBuilder.DropTable(
                name: "opinion_given");

            migrationBuilder.DropTable(
                name: "opinion_taken_back");

            migrationBuilder.DropTable(
                name: "order_filing");

            migrationBuilder.DropTable(
                name: "organisation_change");

            migrationBuilder.DropTable(
                name: "outbox_message");

            migrationBuilder.DropTable(
                name: "paper_order");

            migrationBuilder.DropTable(
                name: "passed_up");

            migrationBuilder.DropTable(
                name: "password_attempt_count");

            migrationBuilder.DropTable(
                name: "pool_day");

            migrationBuilder.DropTable(
                name: "register_counter");

            migrationBuilder.DropTable(
                name: "register_revision");

            migrationBuilder.DropTable(
                name: "revocation");

            migrationBuilder.DropTable(
                name: "service_token");

            migrationBuilder.DropTable(
                name: "signed_in");

            migrationBuilder.DropTable(
                name: "step_back");

            migrationBuilder.DropTable(
                name: "succession_place");

            migrationBuilder.DropTable(
                name: "suspension");

            migrationBuilder.DropTable(
                name: "task_candidate");

            migrationBuilder.DropTable(
                name: "task_claim");

            migrationBuilder.DropTable(
                name: "unit_function");

            migrationBuilder.DropTable(
                name: "workflow_timer");

            migrationBuilder.DropTable(
                name: "amendment");

            migrationBuilder.DropTable(
                name: "chase");

            migrationBuilder.DropTable(
                name: "damage_settlement");

            migrationBuilder.DropTable(
                name: "damage_item");

            migrationBuilder.DropTable(
                name: "damage_proposal");

            migrationBuilder.DropTable(
                name: "extension");

            migrationBuilder.DropTable(
                name: "finding");

            migrationBuilder.DropTable(
                name: "hand_over");

            migrationBuilder.DropTable(
                name: "loan_line");

            migrationBuilder.DropTable(
                name: "lending_set");

            migrationBuilder.DropTable(
                name: "order_draft");

            migrationBuilder.DropTable(
                name: "notice");

            migrationBuilder.DropTable(
                name: "paper_scan");

            migrationBuilder.DropTable(
                name: "clause");

            migrationBuilder.DropTable(
                name: "damage_case");

            migrationBuilder.DropTable(
                name: "audit_cell_question");

            migrationBuilder.DropTable(
                name: "asset");

            migrationBuilder.DropTable(
                name: "account_change");

            migrationBuilder.DropTable(
                name: "decision");

            migrationBuilder.DropTable(
                name: "holding_proposal");

            migrationBuilder.DropTable(
                name: "opinion");

            migrationBuilder.DropTable(
                name: "sign_in_issue");

            migrationBuilder.DropTable(
                name: "instrument");

            migrationBuilder.DropTable(
                name: "give_back");

            migrationBuilder.DropTable(
                name: "audit_cell");

            migrationBuilder.DropTable(
                name: "asset_class");

            migrationBuilder.DropTable(
                name: "holding_scan");

            migrationBuilder.DropTable(
                name: "task");

            migrationBuilder.DropTable(
                name: "post");

            migrationBuilder.DropTable(
                name: "loan_paper");

            migrationBuilder.DropTable(
                name: "audit_month");

            migrationBuilder.DropTable(
                name: "account");

            migrationBuilder.DropTable(
                name: "loan");

            migrationBuilder.DropTable(
                name: "slip_image");

            migrationBuilder.DropTable(
                name: "case_file");

            migrationBuilder.DropTable(
                name: "person");

            migrationBuilder.DropTable(
                name: "unit");

            migrationBuilder.DropTable(
                name: "workflow_instance");

            migrationBuilder.DropTable(
                name: "published_workflow");
        }
    }
}
