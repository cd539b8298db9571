using NUnit.Framework;
using Reporting.Domain.Workspaces.Records;
using static Reporting.UnitTests.Ingestion.Parsing;

namespace Reporting.UnitTests.Ingestion;

internal sealed class RecordFieldTests
{
    private const string Uuid = "0f5e1c2a-3b4d-4e5f-8a6b-7c8d9e0f1a2b";

    [TestCase("5")]
    [TestCase("\"\"")]
    [TestCase("\"{0f5e1c2a-3b4d-4e5f-8a6b-7c8d9e0f1a2b}\"")]
    [TestCase("\"0f5e1c2a3b4d4e5f8a6b7c8d9e0f1a2b\"")]
    [TestCase("\"0f5e1c2a-3b4d-4e5f-8a6b-7c8d9e0f1a2g\"")]
    [TestCase("\"\\ud800\"")]
    [TestCase("\"\\udc00f5e1c2a-3b4d-4e5f-8a6b-7c8d9e0f1a2b\"")]
    [TestCase("{\"a\":[1]}")]
    public void A_uuid_is_in_canonical_form(string value)
    {
        Assert.That(FaultsOf<User>($$"""{"id":{{value}},"username":"ada"}"""), Is.EqualTo(new[] { ("id", "must be a uuid") }));
    }

    [TestCase("5")]
    [TestCase("true")]
    [TestCase("[\"ada\"]")]
    public void Text_is_text(string value)
    {
        Assert.That(FaultsOf<User>($$"""{"id":"{{Uuid}}","username":{{value}}}"""), Is.EqualTo(new[] { ("username", "must be text") }));
    }

    [TestCase("\\u0000")]
    [TestCase("a\\ud800b")]
    public void Text_is_what_the_database_can_hold(string escape)
    {
        var faults = FaultsOf<User>($$"""{"id":"{{Uuid}}","username":"{{escape}}"}""");

        Assert.That(faults, Is.EqualTo(new[] { ("username", "must be text without \\u0000 and unpaired surrogates") }));
    }

    [TestCase("1.5", "must be an integer")]
    [TestCase("1.0", "must be an integer")]
    [TestCase("1e2", "must be an integer")]
    [TestCase("\"1\"", "must be an integer")]
    [TestCase("true", "must be an integer")]
    [TestCase("9223372036854775808", "must be an integer of 64 bits")]
    public void A_count_is_an_integer(string value, string message)
    {
        Assert.That(FaultsOf<AppSession>(Session($"\"requests\":{value}")), Is.EqualTo(new[] { ("requests", message) }));
    }

    [Test]
    public void A_number_of_a_build_has_64_bits()
    {
        Assert.That(FaultsOf<Build>($$"""{"id":"{{Uuid}}","workspace_id":"{{Uuid}}","template_version_id":"{{Uuid}}","parameters":{},"build_number":2147483648,"created_at":"2023-08-23T09:30:00Z"}"""), Is.Empty);
    }

    [TestCase("2147483648", "must be an integer of 32 bits")]
    [TestCase("1.5", "must be an integer")]
    public void A_small_count_is_a_small_integer(string value, string message)
    {
        var faults = FaultsOf<Usage>($$"""{"start_time":"2023-08-23T09:30:00Z","template_id":"{{Uuid}}","user_id":"{{Uuid}}","usage_mins":{{value}}}""");

        Assert.That(faults, Is.EqualTo(new[] { ("usage_mins", message) }));
    }

    [TestCase("\"1\"")]
    [TestCase("1e999")]
    [TestCase("null", "is required")]
    public void A_number_is_finite(string value, string message = "must be a number of double precision")
    {
        var faults = FaultsOf<AgentStat>(Stat(latency: value));

        Assert.That(faults, Is.EqualTo(new[] { ("connection_median_latency_ms", message) }));
    }

    [TestCase("0")]
    [TestCase("\"true\"")]
    public void A_truth_is_true_or_false(string value)
    {
        var faults = FaultsOf<User>($$"""{"id":"{{Uuid}}","username":"ada","deleted":{{value}}}""");

        Assert.That(faults, Is.EqualTo(new[] { ("deleted", "must be true or false") }));
    }

    [TestCase("\"2023-08-23T09:30:00\"")]
    [TestCase("\"2023-08-23T09:30:60Z\"")]
    [TestCase("1692783000")]
    [TestCase("{}")]
    public void A_time_has_an_offset(string value)
    {
        var faults = FaultsOf<User>($$"""{"id":"{{Uuid}}","username":"ada","created_at":{{value}}}""");

        Assert.That(faults, Is.EqualTo(new[] { ("created_at", "must be a date-time with an offset") }));
    }

    [TestCase("[]", "parameters", "must be an object")]
    [TestCase("{\"cpu\":4}", "parameters.cpu", "must be text")]
    [TestCase("{\"cpu\":null}", "parameters.cpu", "must be text")]
    [TestCase("{\"\\u0000\":\"4\"}", "parameters", "must have names without \\u0000 and unpaired surrogates")]
    public void A_map_has_values_by_name(string value, string field, string message)
    {
        Assert.That(FaultsOf<Build>(Build(value)), Is.EqualTo(new[] { (field, message) }));
    }

    [TestCase("{}", "parameters", "must be an array")]
    [TestCase("[5]", "parameters[0]", "must be an object")]
    [TestCase("[{\"name\":\"a\",\"type\":\"string\"},{\"name\":\"b\",\"type\":5}]", "parameters[1].type", "must be text")]
    [TestCase("[{\"name\":\"a\"}]", "parameters[0].type", "is required")]
    [TestCase("[{\"name\":\"a\",\"type\":\"string\",\"colour\":1}]", "parameters[0].colour", "is not a field of this collection")]
    [TestCase("[{\"name\":\"a\",\"type\":\"string\",\"options\":[{\"name\":\"x\"}]}]", "parameters[0].options[0].value", "is required")]
    [TestCase("[{\"name\":\"\",\"type\":\"string\"}]", "parameters[0].name", "must have 1 to 255 characters")]
    public void A_list_has_objects_that_are_checked_as_well(string value, string field, string message)
    {
        var faults = FaultsOf<TemplateVersion>($$"""{"id":"{{Uuid}}","template_id":"{{Uuid}}","parameters":{{value}}}""");

        Assert.That(faults, Is.EqualTo(new[] { (field, message) }));
    }

    [Test]
    public void An_absent_or_null_optional_field_has_its_default()
    {
        var absent = Parse<User>($$"""{"id":"{{Uuid}}","username":"ada"}""");
        var empty = Parse<User>($$"""{"id":"{{Uuid}}","username":"ada","avatar_url":null,"status":null,"deleted":null,"is_system":null,"created_at":null}""");

        Assert.That(absent, Is.EqualTo(new User { Id = Guid.Parse(Uuid), Username = "ada" }));
        Assert.That(empty, Is.EqualTo(absent));
    }

    [Test]
    public void Of_a_field_given_twice_the_last_stands()
    {
        var user = Parse<User>($$"""{"username":"bob","avatar_url":"a","id":"{{Uuid}}","username":"ada","avatar_url":null}""");

        Assert.That(user, Is.EqualTo(new User { Id = Guid.Parse(Uuid), Username = "ada" }));
        Assert.That(FaultsOf<User>($$"""{"id":"{{Uuid}}","username":"ada","username":null}"""), Is.EqualTo(new[] { ("username", "is required") }));
    }

    [Test]
    public void A_name_may_be_escaped()
    {
        var user = Parse<User>($$"""{"\u0069d":"{{Uuid}}","user\u006eame":"\u0061da","created_at":"2023-08-23\u005409:30:00Z"}""");

        Assert.That((user.Username, user.CreatedAt), Is.EqualTo(("ada", new DateTimeOffset(2023, 8, 23, 9, 30, 0, TimeSpan.Zero))));
    }

    [Test]
    public void All_faults_of_a_record_are_listed()
    {
        var faults = FaultsOf<User>("""{"id":1,"name":{"a":[2]},"status":"away","deleted":"no"}""");

        Assert.That(faults, Is.EqualTo(new[]
        {
            ("id", "must be a uuid"),
            ("name", "is not a field of this collection"),
            ("deleted", "must be true or false"),
            ("username", "is required"),
            ("status", "must be one of active, dormant, suspended"),
        }));
    }

    [Test]
    public void Bytes_that_are_not_UTF_8_are_a_fault_of_the_record()
    {
        var faults = FaultsOf<User>([.. """{"id":"0f5e1c2a-3b4d-4e5f-8a6b-7c8d9e0f1a2b","username":"a"""u8, 0xff, .. "\"}"u8]);

        Assert.That(faults, Is.EqualTo(new[] { ((string?)null, "is not valid UTF-8") }));
    }

    [Test]
    public void An_object_within_objects_without_end_is_a_fault_of_the_record()
    {
        var deep = string.Concat(Enumerable.Repeat("{\"a\":", 100)) + "1" + new string('}', 100);

        Assert.That(FaultsOf<User>(deep)[^1].Message, Does.StartWith("is not valid JSON of at most 64 levels"));
    }

    [Test]
    public void A_name_without_end_is_cut_in_the_fault()
    {
        var faults = FaultsOf<User>($$"""{"id":"{{Uuid}}","username":"ada","{{new string('x', 5_000)}}":1}""");

        Assert.That(faults.Single().Field, Is.EqualTo(new string('x', 100) + "…"));
    }

    private static string Session(string more) => $$"""
        {"user_id":"{{Uuid}}","agent_id":"{{Uuid}}","session_id":"{{Uuid}}","workspace_id":"{{Uuid}}","access_method":"path","slug_or_port":"8080",
         "session_started_at":"2023-08-23T09:30:00Z","session_ended_at":"2023-08-23T09:40:00Z",{{more}}}
        """;

    private static string Stat(string latency) => $$"""
        {"id":"{{Uuid}}","created_at":"2023-08-23T09:30:00Z","user_id":"{{Uuid}}","workspace_id":"{{Uuid}}","agent_id":"{{Uuid}}","template_id":"{{Uuid}}",
         "connection_count":1,"connection_median_latency_ms":{{latency}}}
        """;

    private static string Build(string parameters) => $$"""
        {"id":"{{Uuid}}","workspace_id":"{{Uuid}}","template_version_id":"{{Uuid}}","build_number":1,"created_at":"2023-08-23T09:30:00Z",
         "parameters":{{parameters}}}
        """;
}
