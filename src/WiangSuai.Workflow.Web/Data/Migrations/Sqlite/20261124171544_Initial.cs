using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WiangSuai.Workflow.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "authority_policy",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    delegatee_may_decide_delegators_matter = table.Column<bool>(type: "INTEGER", nullable: false),
                    acting_holder_may_use_delegation = table.Column<bool>(type: "INTEGER", nullable: false),
                    delegation_falls_with_delegator = table.Column<bool>(type: "INTEGER", nullable: false),
                    way_up = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    way_up_en = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    source = table.Column<string>(type: "text", nullable: false),
                    known_from = table.Column<int>(type: "INTEGER", nullable: false),
                    known_to = table.Column<int>(type: "INTEGER", nullable: true)
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
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    change = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    by_account_id = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_authority_version", x => x.number);
                    table.CheckConstraint("ck_authority_version_counts_from_one", "number >= 1");
                });

            migrationBuilder.CreateTable(
                name: "data_protection_key",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    friendly_name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    xml = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_data_protection_key", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "password_attempt_count",
                columns: table => new
                {
                    key = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    last_at = table.Column<long>(type: "INTEGER", nullable: false),
                    wait_until = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_password_attempt_count", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "person",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false, collation: "TH"),
                    name_en = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    telephone = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_person", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "unit",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false, collation: "TH"),
                    name_en = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    parent_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    place = table.Column<int>(type: "INTEGER", nullable: false),
                    abolished_on = table.Column<DateOnly>(type: "TEXT", nullable: true)
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
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    planned = table.Column<bool>(type: "INTEGER", nullable: false),
                    from_instant = table.Column<long>(type: "INTEGER", nullable: false),
                    until_instant = table.Column<long>(type: "INTEGER", nullable: true),
                    reason = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    known_from = table.Column<int>(type: "INTEGER", nullable: false),
                    known_to = table.Column<int>(type: "INTEGER", nullable: true)
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
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    is_administrator = table.Column<bool>(type: "INTEGER", nullable: false),
                    disabled_at = table.Column<long>(type: "INTEGER", nullable: true),
                    user_name = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    normalized_user_name = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    normalized_email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    email_confirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    password_hash = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    security_stamp = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    concurrency_stamp = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    phone_number = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    phone_number_confirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    two_factor_enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    lockout_end = table.Column<long>(type: "INTEGER", nullable: true),
                    lockout_enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    access_failed_count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account", x => x.id);
                    table.ForeignKey(
                        name: "fk_account_person_person_id",
                        column: x => x.person_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "declared_relation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    other_person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    known_from = table.Column<int>(type: "INTEGER", nullable: false),
                    known_to = table.Column<int>(type: "INTEGER", nullable: true)
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
                name: "post",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false, collation: "TH"),
                    title_en = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    signed_as = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    unit_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    is_head = table.Column<bool>(type: "INTEGER", nullable: false),
                    reports_to_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    place = table.Column<int>(type: "INTEGER", nullable: false),
                    abolished_on = table.Column<DateOnly>(type: "TEXT", nullable: true)
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
                    function = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    unit_id = table.Column<Guid>(type: "TEXT", nullable: false)
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
                name: "account_claim",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    user_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    claim_type = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    claim_value = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true)
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
                    login_provider = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    provider_key = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    provider_display_name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    user_id = table.Column<Guid>(type: "TEXT", nullable: false)
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
                    credential_id = table.Column<byte[]>(type: "BLOB", maxLength: 1024, nullable: false),
                    user_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    data = table.Column<string>(type: "TEXT", nullable: false)
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
                    user_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    login_provider = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    value = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true)
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
                name: "holding",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    post_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    mode = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    from_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    to_day = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    basis = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    known_from = table.Column<int>(type: "INTEGER", nullable: false),
                    known_to = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_holding", x => x.id);
                    table.CheckConstraint("ck_holding_ends_not_before_it_begins", "to_day is null or to_day >= from_day");
                    table.CheckConstraint("ck_holding_known_forward", "known_to is null or known_to > known_from");
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
                name: "instrument",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    register = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    subject = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    preamble = table.Column<string>(type: "text", nullable: false),
                    signer_post_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    signed_by_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    signed_as = table.Column<string>(type: "TEXT", nullable: false),
                    signed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    from_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    to_day = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    closing = table.Column<string>(type: "text", nullable: true),
                    known_from = table.Column<int>(type: "INTEGER", nullable: false),
                    known_to = table.Column<int>(type: "INTEGER", nullable: true)
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
                name: "announcement",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    instrument_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    place = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    known_from = table.Column<int>(type: "INTEGER", nullable: false),
                    known_to = table.Column<int>(type: "INTEGER", nullable: true)
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
                });

            migrationBuilder.CreateTable(
                name: "clause",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    instrument_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    no = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    place = table.Column<int>(type: "INTEGER", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    power = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    delegatee_post_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    per_case = table.Column<decimal>(type: "TEXT", precision: 14, scale: 2, nullable: true),
                    per_period = table.Column<decimal>(type: "TEXT", precision: 14, scale: 2, nullable: true),
                    period = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    only_classes = table.Column<string>(type: "TEXT", nullable: false),
                    except_classes = table.Column<string>(type: "TEXT", nullable: false),
                    premises = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
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
                name: "succession_place",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    instrument_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    for_post_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    by_post_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    rank = table.Column<int>(type: "INTEGER", nullable: false)
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
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    instrument_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    from_instant = table.Column<long>(type: "INTEGER", nullable: false),
                    until_instant = table.Column<long>(type: "INTEGER", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: false),
                    known_from = table.Column<int>(type: "INTEGER", nullable: false),
                    known_to = table.Column<int>(type: "INTEGER", nullable: true)
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
                name: "clause_unit",
                columns: table => new
                {
                    clause_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    unit_id = table.Column<Guid>(type: "TEXT", nullable: false)
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
                    clause_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    period_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    used = table.Column<decimal>(type: "TEXT", precision: 14, scale: 2, nullable: false),
                    ceiling = table.Column<decimal>(type: "TEXT", precision: 14, scale: 2, nullable: false)
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
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    instrument_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    clause_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    by_instrument_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    known_from = table.Column<int>(type: "INTEGER", nullable: false),
                    known_to = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_revocation", x => x.id);
                    table.CheckConstraint("ck_revocation_by_another_order", "by_instrument_id is null or by_instrument_id <> instrument_id");
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
                name: "ix_account_user_name",
                table: "account",
                column: "normalized_user_name",
                unique: true);

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
                name: "ix_announcement_instrument_id",
                table: "announcement",
                column: "instrument_id");

            migrationBuilder.CreateIndex(
                name: "ix_authority_policy_one_stands",
                table: "authority_policy",
                column: "known_to",
                unique: true,
                filter: "known_to is null");

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
                name: "ix_declared_relation_other_person_id",
                table: "declared_relation",
                column: "other_person_id");

            migrationBuilder.CreateIndex(
                name: "ix_declared_relation_person_id",
                table: "declared_relation",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_holding_person_id",
                table: "holding",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_holding_post_id",
                table: "holding",
                column: "post_id");

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
                name: "announcement");

            migrationBuilder.DropTable(
                name: "authority_policy");

            migrationBuilder.DropTable(
                name: "authority_version");

            migrationBuilder.DropTable(
                name: "clause_unit");

            migrationBuilder.DropTable(
                name: "clause_use");

            migrationBuilder.DropTable(
                name: "data_protection_key");

            migrationBuilder.DropTable(
                name: "declared_relation");

            migrationBuilder.DropTable(
                name: "holding");

            migrationBuilder.DropTable(
                name: "password_attempt_count");

            migrationBuilder.DropTable(
                name: "revocation");

            migrationBuilder.DropTable(
                name: "succession_place");

            migrationBuilder.DropTable(
                name: "suspension");

            migrationBuilder.DropTable(
                name: "unit_function");

            migrationBuilder.DropTable(
                name: "account");

            migrationBuilder.DropTable(
                name: "clause");

            migrationBuilder.DropTable(
                name: "instrument");

            migrationBuilder.DropTable(
                name: "person");

            migrationBuilder.DropTable(
                name: "post");

            migrationBuilder.DropTable(
                name: "unit");
        }
    }
}
