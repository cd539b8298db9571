using System.Text.RegularExpressions;
using Npgsql;

namespace Reporting.ArchitectureTests.Database;

/// <summary>The parameters that SQL files take, by name, each with the type that the code gives it.</summary>
internal static partial class SqlParameters
{
    private static readonly Dictionary<string, Func<NpgsqlParameter>> Makers = new(StringComparer.Ordinal)
    {
        ["instance"] = () => new NpgsqlParameter<int> { TypedValue = 1 },
        ["collection"] = () => new NpgsqlParameter<string> { TypedValue = "users" },
        ["records"] = () => new NpgsqlParameter<long> { TypedValue = 0 },
        ["now"] = Time,
        ["before"] = Time,
        ["table"] = () => new NpgsqlParameter<string> { TypedValue = "workspaces.agent_stats" },
        ["templates"] = () => new NpgsqlParameter<Guid[]> { TypedValue = [] },
        ["with_apps"] = () => new NpgsqlParameter<bool> { TypedValue = true },
        ["with_users"] = () => new NpgsqlParameter<bool> { TypedValue = true },
        ["template"] = () => new NpgsqlParameter<Guid> { TypedValue = Guid.Empty },
        ["ids"] = () => new NpgsqlParameter<Guid[]> { TypedValue = [] },
        ["template_ids"] = () => new NpgsqlParameter<Guid[]> { TypedValue = [] },
        ["users"] = Packed,
        ["minutes"] = Packed,
        ["latencies"] = Packed,
        ["apps"] = Packed,
        ["templates_used"] = Packed,
        ["usage_mins"] = Integers,
        ["kind_mins"] = Integers,
        ["kind_users"] = Integers,
        ["first_apps"] = Integers,
        ["last_apps"] = Integers,
        ["app_names"] = Texts,
        ["app_mins"] = Integers,
        ["app_users"] = Integers,
        ["first_users"] = Integers,
        ["last_users"] = Integers,
        ["user_ids"] = () => new NpgsqlParameter<Guid[]> { TypedValue = [] },
        ["user_mins"] = () => new NpgsqlParameter<short[]> { TypedValue = [] },
        ["days"] = () => new NpgsqlParameter<DateOnly[]> { TypedValue = [] },
        ["months"] = () => new NpgsqlParameter<DateOnly[]> { TypedValue = [] },
        ["months_reported"] = () => new NpgsqlParameter<DateOnly[]> { TypedValue = [] },
        ["months_seen"] = () => new NpgsqlParameter<DateOnly[]> { TypedValue = [] },
        ["days_rolled"] = () => new NpgsqlParameter<DateOnly[]> { TypedValue = [] },
        ["weeks"] = () => new NpgsqlParameter<DateOnly[]> { TypedValue = [] },
        ["hours"] = () => new NpgsqlParameter<DateTimeOffset[]> { TypedValue = [] },
        ["windows"] = () => new NpgsqlParameter<int[]> { TypedValue = [] },
        ["any_device"] = () => new NpgsqlParameter<bool[]> { TypedValue = [] },
        ["grains"] = () => new NpgsqlParameter<string[]> { TypedValue = [] },
        ["starts"] = () => new NpgsqlParameter<DateTimeOffset[]> { TypedValue = [] },
        ["ends"] = () => new NpgsqlParameter<DateTimeOffset[]> { TypedValue = [] },
        ["half_hours"] = () => new NpgsqlParameter<long[]> { TypedValue = [] },
        ["times"] = () => new NpgsqlParameter<DateTimeOffset[]> { TypedValue = [] },
        ["projects"] = () => new NpgsqlParameter<string[]> { TypedValue = [] },
        ["flags"] = () => new NpgsqlParameter<string[]> { TypedValue = [] },
        ["types"] = () => new NpgsqlParameter<string[]> { TypedValue = [] },
        ["states"] = () => new NpgsqlParameter<string[]> { TypedValue = [] },
        ["deleted_since"] = Time,
        ["last_day"] = Day,
        ["since"] = Day,
        ["version"] = Number,
        ["since_time"] = Time,
        ["unused_since"] = Day,
        ["first_day"] = Day,
        ["end_day"] = Day,
        ["head_start"] = Time,
        ["head_end"] = Time,
        ["tail_start"] = Time,
        ["tail_end"] = Time,
        ["window_start"] = Time,
        ["window_end"] = Time,
        ["tables"] = Texts,
        ["cursor"] = Text,
        ["digest"] = Text,
        ["as_of"] = Time,
        ["records_read"] = Number,
        ["records_changed"] = Number,
        ["progress"] = () => new NpgsqlParameter<double> { TypedValue = 0 },
        ["former_cursor"] = Text,
        ["former_digest"] = Text,
        ["all_keys"] = () => new NpgsqlParameter<bool> { TypedValue = true },
        ["keys"] = Texts,
        ["left_out"] = Texts,
        ["reasons"] = Texts,
        ["name"] = Text,
        ["product_version"] = Text,
        ["generation"] = Text,
        ["last_success_at"] = Time,
        ["last_attempt_at"] = Time,
        ["next_attempt_at"] = Time,
        ["failing_since"] = Time,
        ["error"] = Text,
        ["pattern"] = () => new NpgsqlParameter<string> { TypedValue = "%text%" },
        ["key"] = Text,
        ["kind"] = Text,
        ["title"] = Text,
        ["content"] = () => new NpgsqlParameter<byte[]> { TypedValue = [] },
        ["notification_ids"] = () => new NpgsqlParameter<Guid[]> { TypedValue = [] },
        ["receivers"] = Texts,
        ["expires_at"] = Time,
        ["user"] = () => new NpgsqlParameter<string> { TypedValue = "1" },
        ["names"] = Texts,
        ["patterns"] = Texts,
        ["next_at"] = Time,
        ["last_at"] = Time,
        ["definition"] = () => new NpgsqlParameter<string> { TypedValue = "{}" },
        ["receiver"] = Text,
        ["lease_end"] = Time,
        ["state"] = Text,
        ["due_at"] = Time,
        ["settled_at"] = Time,
        ["id"] = () => new NpgsqlParameter<Guid> { TypedValue = Guid.Empty },
        ["attempts"] = () => new NpgsqlParameter<int> { TypedValue = 1 },
        ["schema"] = () => new NpgsqlParameter<string> { TypedValue = "workspaces" },
    };

    /// <exception cref="KeyNotFoundException">A parameter is not listed above.</exception>
    public static IEnumerable<NpgsqlParameter> Of(string sql)
        => Mention().Matches(Comment().Replace(sql, ""))
            .Select(match => match.Groups["name"].Value)
            .Distinct(StringComparer.Ordinal)
            .Select(Make);

    private static NpgsqlParameter Make(string name)
    {
        var parameter = Makers[name]();
        parameter.ParameterName = name;
        return parameter;
    }

    private static NpgsqlParameter<string> Text() => new() { TypedValue = string.Empty };

    private static NpgsqlParameter<string[]> Texts() => new() { TypedValue = [] };

    private static NpgsqlParameter<int[]> Integers() => new() { TypedValue = [] };

    private static NpgsqlParameter<long> Number() => new() { TypedValue = 0 };

    private static NpgsqlParameter<DateTimeOffset> Time() => new() { TypedValue = DateTimeOffset.UnixEpoch };

    private static NpgsqlParameter<byte[][]> Packed() => new() { TypedValue = [] };

    private static NpgsqlParameter<DateOnly> Day() => new() { TypedValue = DateOnly.FromDateTime(DateTime.UnixEpoch) };

    [GeneratedRegex("@(?<name>[a-z_]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Mention();

    [GeneratedRegex("--.*", RegexOptions.None, 1000)]
    private static partial Regex Comment();
}
