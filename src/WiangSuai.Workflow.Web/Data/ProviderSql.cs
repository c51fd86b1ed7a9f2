using Microsoft.EntityFrameworkCore.Migrations;

namespace WiangSuai.Workflow.Web.Data;

/// <summary>A rule that the database keeps and that the two providers say in different words.</summary>
/// <param name="Postgres">Statements for PostgreSQL. What they create is named in <paramref name="Names"/>.</param>
/// <param name="Sqlite">Triggers for SQLite, which are dropped silently whenever a migration rebuilds their table: such a migration installs them again.</param>
/// <param name="Names">Every constraint and trigger that results, per provider; a test compares them with what the database lists.</param>
internal sealed record Guard(string Postgres, string Sqlite, GuardNames Names);

internal sealed record GuardNames(string[] Postgres, string[] Sqlite);

/// <summary>All guards of the house; the migration <c>Guards</c> of each provider installs them.</summary>
internal static class ProviderSql
{
    internal static readonly Guard[] All =
    [
        HoldingsDoNotOverlap(), HoldsDoNotOverlap(), OnePolicyStands(), AppendOnly("authority_version"),
        AppendOnly("decision"), AppendOnly("journal"), AppendOnly("ledger_leaf"),
        AppendOnly("published_workflow"), AppendOnly("clause"), AppendOnly("clause_unit"), AppendOnly("succession_place"), AppendOnly("filing"), DueDayFrozen(),
        AppendOnly("hand_over"), AppendOnly("hand_over_line"), AppendOnly("give_back"), AppendOnly("give_back_line"), GiveBacksWithinHandOver(), AppendOnly("cancellation"),
        AppendOnly("loan_paper"), Frozen("loan", "borrower_kind", "borrower_id", "keyed_by_id", "keyed_by_name", "keyed_by_post", "paper_date", "letter_number", "letter_date", "basket_id"),
        AppendOnlyWhileReferred("slip_image", "loan_paper", "image_id"),
        AppendOnly("audit_cell_question"), AppendOnly("audit_answer"), AppendOnly("audit_cell_ending"), AppendOnly("audit_month_end"), MonthEndNeedsCells(),
        AppendOnly("finding_report"), AppendOnly("finding_reply"), AppendOnly("finding_follow_up"),
        AppendOnly("opinion"), AppendOnly("opinion_given"), AppendOnly("opinion_taken_back"), AppendOnly("passed_up"), AppendOnly("step_back"), AppendOnly("decision_taken_back"),
        Frozen("task_claim", "task_id", "person_id", "at", "until"),
        AppendOnly("chase_act"), AppendOnly("extension_grant"),
        AppendOnly("damage_item"), AppendOnly("damage_statement"), AppendOnly("damage_proposal"), AppendOnly("damage_way"), AppendOnly("damage_settlement"), AppendOnly("damage_proof"),
        AppendOnly("amendment"), AppendOnly("amended_line"), LinesFrozen(),
        Frozen("damage_case", "loan_id", "give_back_id", "holding_unit_id"),
        Frozen("audit_month", "year", "month"), Frozen("audit_cell", "audit_month_id", "unit_id", "content_hash"), Frozen("finding", "cell_id", "unit_id", "year", "month"),
        Frozen("chase", "loan_id", "due_on", "chase_by", "content_hash"),
        AppendOnly("order_filing"), AppendOnlyWhileReferred("paper_scan", "paper_order", "scan_id"), AppendOnlyWhileReferred("holding_scan", "holding_proposal", "scan_id"),
        DecidedOnce("paper_order", "id scan_id number year signed_on content lines content_hash transcribed_by_id transcribed_at"),
        OneSeat(), AppendOnly("organisation_change"), AppendOnly("legal_confirmation"), AppendOnly("office_profile"),
        DecidedOnce("holding_proposal", "id kind person_id post_id mode from_day to_day holding_id order_number order_date order_signer scan_id proposed_by_account_id proposed_by_id proposed_at set_up content_hash"),
        AppendOnly("asset_change"), HoldsOfTheRegister(),
        Frozen("sign_in_issue", "account_id", "is_first", "held_powers", "needs_second", "reason", "proposed_by_id", "proposed_at"), Kept("sign_in_issue"), AppendOnly("account_change"), AppendOnly("asset_class_change"), AppendOnly("lending_set_change"),
    ];

    internal static void Install(this MigrationBuilder migration, IEnumerable<Guard> guards)
    {
        var postgres = migration.ActiveProvider == "Npgsql.EntityFrameworkCore.PostgreSQL";
        foreach (var guard in guards) migration.Sql(postgres ? guard.Postgres : guard.Sqlite);
    }

    /// <summary>Among holdings that stand, one person is in one post once at a time.</summary>
    static Guard HoldingsDoNotOverlap()
    {
        return new(
            """
            CREATE EXTENSION IF NOT EXISTS btree_gist;
            ALTER TABLE holding ADD CONSTRAINT ex_holding_no_overlap
              EXCLUDE USING gist (person_id WITH =, post_id WITH =, daterange(from_day, to_day, '[]') WITH &&) WHERE (known_to IS NULL);
            """,
            Trigger("insert", "INSERT") + Trigger("update", "UPDATE"),
            new(["ex_holding_no_overlap"], ["ex_holding_no_overlap_insert", "ex_holding_no_overlap_update"]));

        static string Trigger(string name, string when) => $"""
            CREATE TRIGGER ex_holding_no_overlap_{name} BEFORE {when} ON holding WHEN NEW.known_to IS NULL
            BEGIN
              SELECT RAISE(ABORT, 'ex_holding_no_overlap') WHERE EXISTS (
                SELECT 1 FROM holding h
                WHERE h.known_to IS NULL AND h.id <> NEW.id AND h.person_id = NEW.person_id AND h.post_id = NEW.post_id
                  AND h.from_day <= coalesce(NEW.to_day, '9999-12-31') AND NEW.from_day <= coalesce(h.to_day, '9999-12-31'));
            END;

            """;
    }

    /// <summary>The office has one policy at a time. An index on the column itself would forbid nothing, since two nulls are never equal.</summary>
    static Guard OnePolicyStands()
    {
        const string index = "CREATE UNIQUE INDEX ux_authority_policy_one_stands ON authority_policy ((known_to IS NULL)) WHERE known_to IS NULL;";
        return new(index, index, new([], []));
    }

    /// <summary>Two active promises of one single thing never share a day; the due day still belongs to its promise.</summary>
    static Guard HoldsDoNotOverlap()
    {
        return new(
            """
            ALTER TABLE hold ADD CONSTRAINT ex_hold_no_overlap
              EXCLUDE USING gist (asset_id WITH =, daterange(from_day, due_day, '[]') WITH &&) WHERE (active AND NOT is_pool);
            """,
            Trigger("insert", "INSERT") + Trigger("update", "UPDATE"),
            new(["ex_hold_no_overlap"], ["ex_hold_no_overlap_insert", "ex_hold_no_overlap_update"]));

        static string Trigger(string name, string when) => $"""
            CREATE TRIGGER ex_hold_no_overlap_{name} BEFORE {when} ON hold WHEN NEW.active AND NOT NEW.is_pool
            BEGIN
              SELECT RAISE(ABORT, 'ex_hold_no_overlap') WHERE EXISTS (
                SELECT 1 FROM hold h
                WHERE h.active AND h.id <> NEW.id AND h.asset_id = NEW.asset_id AND h.from_day <= NEW.due_day AND NEW.from_day <= h.due_day);
            END;

            """;
    }

    /// <summary>Nothing is promised that was taken off the register. PostgreSQL: the row is shared to the end of the transaction, so that taking it off waits.</summary>
    static Guard HoldsOfTheRegister() => new(
        """
        CREATE FUNCTION refuse_hold_of_retired() RETURNS trigger LANGUAGE plpgsql AS
          $$ BEGIN
            PERFORM 1 FROM asset WHERE id = NEW.asset_id AND retired_on IS NULL FOR SHARE;
            IF NOT FOUND THEN
              RAISE EXCEPTION 'asset % is off the register', NEW.asset_id USING ERRCODE = 'restrict_violation', CONSTRAINT = TG_NAME;
            END IF;
            RETURN NEW;
          END $$;
        CREATE TRIGGER tr_hold_of_register BEFORE INSERT ON hold FOR EACH ROW WHEN (NEW.active) EXECUTE FUNCTION refuse_hold_of_retired();
        """,
        """
        CREATE TRIGGER tr_hold_of_register BEFORE INSERT ON hold WHEN NEW.active
        BEGIN
          SELECT RAISE(ABORT, 'tr_hold_of_register') WHERE EXISTS (SELECT 1 FROM asset WHERE id = NEW.asset_id AND retired_on IS NOT NULL);
        END;
        """,
        new(["tr_hold_of_register"], ["tr_hold_of_register"]));

    /// <summary>From the hand-over on, the days of a slip stand as both sides signed them; only the day of return moves, from and to where a granted extension says.</summary>
    static Guard DueDayFrozen() => new(
        """
        CREATE FUNCTION refuse_other_days() RETURNS trigger LANGUAGE plpgsql AS
          $$ BEGIN
            IF (NEW.paper_date IS NOT NULL OR EXISTS (SELECT 1 FROM hand_over WHERE loan_id = NEW.id)) AND NOT (NEW.starts_on = OLD.starts_on
              AND EXISTS (SELECT 1 FROM extension_grant g WHERE g.loan_id = NEW.id AND g.old_due_on = OLD.due_on AND g.due_on = NEW.due_on)) THEN
              RAISE EXCEPTION 'the days of loan % are frozen', NEW.id USING ERRCODE = 'restrict_violation', CONSTRAINT = TG_NAME;
            END IF;
            RETURN NEW;
          END $$;
        CREATE TRIGGER tr_loan_days_frozen BEFORE UPDATE OF starts_on, due_on ON loan FOR EACH ROW
          WHEN (NEW.starts_on <> OLD.starts_on OR NEW.due_on <> OLD.due_on) EXECUTE FUNCTION refuse_other_days();
        """,
        """
        CREATE TRIGGER tr_loan_days_frozen BEFORE UPDATE OF starts_on, due_on ON loan WHEN NEW.starts_on <> OLD.starts_on OR NEW.due_on <> OLD.due_on
        BEGIN
          SELECT RAISE(ABORT, 'tr_loan_days_frozen') WHERE (NEW.paper_date IS NOT NULL OR EXISTS (SELECT 1 FROM hand_over WHERE loan_id = NEW.id)) AND NOT (NEW.starts_on = OLD.starts_on
            AND EXISTS (SELECT 1 FROM extension_grant g WHERE g.loan_id = NEW.id AND g.old_due_on = OLD.due_on AND g.due_on = NEW.due_on));
        END;
        """,
        new(["tr_loan_days_frozen"], ["tr_loan_days_frozen"]));

    /// <summary>From the hand-over on, a slip lends as many as both sides signed for.</summary>
    static Guard LinesFrozen() => new(
        """
        CREATE FUNCTION refuse_other_quantity() RETURNS trigger LANGUAGE plpgsql AS
          $$ BEGIN
            IF EXISTS (SELECT 1 FROM hand_over WHERE loan_id = NEW.loan_id) THEN
              RAISE EXCEPTION 'the lines of loan % are frozen', NEW.loan_id USING ERRCODE = 'restrict_violation', CONSTRAINT = TG_NAME;
            END IF;
            RETURN NEW;
          END $$;
        CREATE TRIGGER tr_loan_line_frozen BEFORE UPDATE ON loan_line FOR EACH ROW EXECUTE FUNCTION refuse_other_quantity();
        """,
        """
        CREATE TRIGGER tr_loan_line_frozen BEFORE UPDATE ON loan_line
        BEGIN
          SELECT RAISE(ABORT, 'tr_loan_line_frozen') WHERE EXISTS (SELECT 1 FROM hand_over WHERE loan_id = NEW.loan_id);
        END;
        """,
        new(["tr_loan_line_frozen"], ["tr_loan_line_frozen"]));

    /// <summary>All that ever comes back of a line is at most what was handed over. The line's row makes two who take back at once wait for each other.</summary>
    static Guard GiveBacksWithinHandOver() => new(
        """
        CREATE FUNCTION refuse_more_back_than_lent() RETURNS trigger LANGUAGE plpgsql AS
          $$ DECLARE lent integer;
          BEGIN
            SELECT quantity INTO lent FROM loan_line WHERE id = NEW.line_id FOR UPDATE;
            IF (SELECT coalesce(sum(good + damaged + lost), 0) FROM give_back_line WHERE line_id = NEW.line_id) + NEW.good + NEW.damaged + NEW.lost > lent THEN
              RAISE EXCEPTION 'more came back of line % than was lent', NEW.line_id USING ERRCODE = 'restrict_violation', CONSTRAINT = TG_NAME;
            END IF;
            RETURN NEW;
          END $$;
        CREATE TRIGGER tr_give_back_line_within_hand_over BEFORE INSERT ON give_back_line FOR EACH ROW EXECUTE FUNCTION refuse_more_back_than_lent();
        """,
        """
        CREATE TRIGGER tr_give_back_line_within_hand_over BEFORE INSERT ON give_back_line
        BEGIN
          SELECT RAISE(ABORT, 'tr_give_back_line_within_hand_over')
          WHERE (SELECT coalesce(sum(good + damaged + lost), 0) FROM give_back_line WHERE line_id = NEW.line_id) + NEW.good + NEW.damaged + NEW.lost
            > (SELECT quantity FROM loan_line WHERE id = NEW.line_id);
        END;
        """,
        new(["tr_give_back_line_within_hand_over"], ["tr_give_back_line_within_hand_over"]));

    /// <summary>A month of audit ends only with every cell answered or given a reason.</summary>
    static Guard MonthEndNeedsCells() => new(
        """
        CREATE FUNCTION refuse_open_cells() RETURNS trigger LANGUAGE plpgsql AS
          $$ BEGIN
            IF EXISTS (SELECT 1 FROM audit_cell WHERE audit_month_id = NEW.audit_month_id AND status = 'Open') THEN
              RAISE EXCEPTION 'audit month % has open cells', NEW.audit_month_id USING ERRCODE = 'restrict_violation', CONSTRAINT = TG_NAME;
            END IF;
            RETURN NEW;
          END $$;
        CREATE TRIGGER tr_audit_month_end_needs_cells BEFORE INSERT ON audit_month_end FOR EACH ROW EXECUTE FUNCTION refuse_open_cells();
        """,
        """
        CREATE TRIGGER tr_audit_month_end_needs_cells BEFORE INSERT ON audit_month_end
        BEGIN
          SELECT RAISE(ABORT, 'tr_audit_month_end_needs_cells') WHERE EXISTS (SELECT 1 FROM audit_cell WHERE audit_month_id = NEW.audit_month_id AND status = 'Open');
        END;
        """,
        new(["tr_audit_month_end_needs_cells"], ["tr_audit_month_end_needs_cells"]));

    /// <summary>What a row says in these columns stands as it was written: signatures and proofs refer to it.</summary>
    static Guard Frozen(string table, params string[] columns)
    {
        var (name, list) = ($"tr_{table}_frozen", string.Join(", ", columns));
        return new(
            $"""
            CREATE OR REPLACE FUNCTION refuse_other_words() RETURNS trigger LANGUAGE plpgsql AS
              $$ BEGIN RAISE EXCEPTION '% has frozen columns', TG_TABLE_NAME USING ERRCODE = 'restrict_violation', CONSTRAINT = TG_NAME; END $$;
            CREATE TRIGGER {name} BEFORE UPDATE OF {list} ON {table} FOR EACH ROW
              WHEN ({Differs("IS DISTINCT FROM")}) EXECUTE FUNCTION refuse_other_words();
            """,
            $"CREATE TRIGGER {name} BEFORE UPDATE OF {list} ON {table} WHEN {Differs("IS NOT")} BEGIN SELECT RAISE(ABORT, '{name}'); END;",
            new([name], [name]));

        string Differs(string from) => string.Join(" OR ", columns.Select(column => $"OLD.{column} {from} NEW.{column}"));
    }

    /// <summary>Rows of the table never go.</summary>
    static Guard Kept(string table)
    {
        var name = $"tr_{table}_kept";
        return new(
            $"""
            {RefuseChange}
            CREATE TRIGGER {name} BEFORE DELETE OR TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
            """,
            $"CREATE TRIGGER {name} BEFORE DELETE ON {table} BEGIN SELECT RAISE(ABORT, '{name}'); END;",
            new([name], [name]));
    }

    /// <summary>What was written down first never changes and never goes; it is decided once, and that stands.</summary>
    /// <param name="columns">Of what was written down, separated by blanks.</param>
    static Guard DecidedOnce(string table, string columns)
    {
        var (once, kept) = ($"tr_{table}_decided_once", $"tr_{table}_kept");
        var changes = string.Join(" OR ", columns.Split(' ').Select(column => $"NEW.{column} IS DISTINCT FROM OLD.{column}").Prepend("OLD.status <> 'Waiting'"));
        return new(
            $"""
            {RefuseChange}
            CREATE TRIGGER {once} BEFORE UPDATE ON {table} FOR EACH ROW WHEN ({changes}) EXECUTE FUNCTION refuse_change();
            CREATE TRIGGER {kept} BEFORE DELETE OR TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
            """,
            $"""
            CREATE TRIGGER {once} BEFORE UPDATE ON {table} WHEN {changes} BEGIN SELECT RAISE(ABORT, '{once}'); END;
            CREATE TRIGGER {kept} BEFORE DELETE ON {table} BEGIN SELECT RAISE(ABORT, '{kept}'); END;
            """,
            new([once, kept], [once, kept]));
    }

    /// <summary>
    /// A post that has one seat has one holder proper at a time. On PostgreSQL two who insert at once are put in a row by a lock of the post;
    /// each later statement of the function sees what the one before committed.
    /// </summary>
    static Guard OneSeat()
    {
        const string oneSeat = "(p.is_head OR p.kind IN ('Mayor', 'DeputyMayor', 'Clerk', 'Head'))";
        return new(
            $"""
            CREATE FUNCTION refuse_second_holder() RETURNS trigger LANGUAGE plpgsql AS
              $$ BEGIN
                PERFORM pg_advisory_xact_lock(hashtextextended(NEW.post_id::text, 21));
                IF EXISTS (SELECT 1 FROM post p JOIN holding h ON h.post_id = p.id
                  WHERE p.id = NEW.post_id AND {oneSeat} AND h.known_to IS NULL AND h.mode = 'Own' AND h.id <> NEW.id AND h.person_id <> NEW.person_id
                    AND h.from_day <= coalesce(NEW.to_day, 'infinity') AND NEW.from_day <= coalesce(h.to_day, 'infinity')) THEN
                  RAISE EXCEPTION 'post % has a holder', NEW.post_id USING ERRCODE = 'exclusion_violation', CONSTRAINT = TG_NAME;
                END IF;
                RETURN NEW;
              END $$;
            CREATE TRIGGER tr_holding_one_seat BEFORE INSERT OR UPDATE ON holding FOR EACH ROW
              WHEN (NEW.known_to IS NULL AND NEW.mode = 'Own') EXECUTE FUNCTION refuse_second_holder();
            """,
            Trigger("insert", "INSERT") + Trigger("update", "UPDATE"),
            new(["tr_holding_one_seat"], ["tr_holding_one_seat_insert", "tr_holding_one_seat_update"]));

        static string Trigger(string name, string when) => $"""
            CREATE TRIGGER tr_holding_one_seat_{name} BEFORE {when} ON holding WHEN NEW.known_to IS NULL AND NEW.mode = 'Own'
            BEGIN
              SELECT RAISE(ABORT, 'tr_holding_one_seat') WHERE EXISTS (
                SELECT 1 FROM post p JOIN holding h ON h.post_id = p.id
                WHERE p.id = NEW.post_id AND {oneSeat} AND h.known_to IS NULL AND h.mode = 'Own' AND h.id <> NEW.id AND h.person_id <> NEW.person_id
                  AND h.from_day <= coalesce(NEW.to_day, '9999-12-31') AND NEW.from_day <= coalesce(h.to_day, '9999-12-31'));
            END;

            """;
    }

    /// <summary>Rows never change, and stay from when another table refers to them; one that nothing came to refer to may go.</summary>
    static Guard AppendOnlyWhileReferred(string table, string by, string column) => new(
        $"""
        {RefuseChange}
        CREATE FUNCTION refuse_loss_of_{table}() RETURNS trigger LANGUAGE plpgsql AS
          $$ BEGIN
            IF EXISTS (SELECT 1 FROM {by} WHERE {column} = OLD.id) THEN
              RAISE EXCEPTION '{by} refers to %', OLD.id USING ERRCODE = 'restrict_violation', CONSTRAINT = TG_NAME;
            END IF;
            RETURN OLD;
          END $$;
        CREATE TRIGGER tr_{table}_append_only BEFORE UPDATE OR TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
        CREATE TRIGGER tr_{table}_kept BEFORE DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION refuse_loss_of_{table}();
        """,
        $"""
        CREATE TRIGGER tr_{table}_append_only BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, 'tr_{table}_append_only'); END;
        CREATE TRIGGER tr_{table}_kept BEFORE DELETE ON {table}
        BEGIN
          SELECT RAISE(ABORT, 'tr_{table}_kept') WHERE EXISTS (SELECT 1 FROM {by} WHERE {column} = OLD.id);
        END;
        """,
        new([$"tr_{table}_append_only", $"tr_{table}_kept"], [$"tr_{table}_append_only", $"tr_{table}_kept"]));

    /// <summary>The function behind PostgreSQL's triggers that refuse whatever reaches them.</summary>
    const string RefuseChange =
        """
        CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
          $$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation', CONSTRAINT = TG_NAME; END $$;
        """;

    /// <summary>Rows of this table are neither changed nor deleted, by whatever program.</summary>
    internal static Guard AppendOnly(string table)
    {
        var name = $"tr_{table}_append_only";
        return new(
            $"""
            {RefuseChange}
            CREATE TRIGGER {name} BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
            """,
            $"""
            CREATE TRIGGER {name}_update BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, '{name}'); END;
            CREATE TRIGGER {name}_delete BEFORE DELETE ON {table} BEGIN SELECT RAISE(ABORT, '{name}'); END;
            """,
            new([name], [$"{name}_update", $"{name}_delete"]));
    }
}
