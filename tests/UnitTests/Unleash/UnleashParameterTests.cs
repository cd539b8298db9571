using FluentValidation;
using NUnit.Framework;
using Reporting.Api.Unleash.Parameters;

namespace Reporting.UnitTests.Unleash;

internal sealed class UnleashParameterTests
{
    [TestCase("type=feature-created", """The `/query/type` property must match pattern "^(IS|IS_ANY_OF):(.*?)(,([a-zA-Z0-9_]+))*$". You sent "feature-created".""")]
    [TestCase("type=", """The `/query/type` property must match pattern "^(IS|IS_ANY_OF):(.*?)(,([a-zA-Z0-9_]+))*$". You sent "".""")]
    [TestCase("type=IS:a%0Ab", """The `/query/type` property must match pattern "^(IS|IS_ANY_OF):(.*?)(,([a-zA-Z0-9_]+))*$". You sent "IS:a\nb".""")]
    [TestCase("type=is:a", """The `/query/type` property must match pattern "^(IS|IS_ANY_OF):(.*?)(,([a-zA-Z0-9_]+))*$". You sent "is:a".""")]
    [TestCase("type=IS:a&type=IS:b", """The `/query/type` property must be string. You sent ["IS:a","IS:b"].""")]
    public void A_filter_has_an_operator_and_comes_once(string query, string fault)
        => AssertFault(query, parameters => parameters.AnyOf("type", SearchPattern.Words), "/query/type", fault);

    [TestCase("id=5", """The `/query/id` property must match pattern "^(IS|IS_ANY_OF):(.*?)(,([0-9]+))*$". You sent "5".""")]
    [TestCase("id=IS:abc", """The `/query/id` property must be integer. You sent "IS:abc".""")]
    [TestCase("id=IS:1,", """The `/query/id` property must be integer. You sent "IS:1,".""")]
    [TestCase("id=IS:99999999999999999999", """The `/query/id` property must be integer. You sent "IS:99999999999999999999".""")]
    public void An_id_is_a_number(string query, string fault)
        => AssertFault(query, parameters => parameters.AnyIdOf("id", SearchPattern.Numbers), "/query/id", fault);

    [TestCase("from=2024-01-01", """The `/query/from` property must match pattern "^(IS):\d{4}-\d{2}-\d{2}$". You sent "2024-01-01".""")]
    [TestCase("from=IS:2024-1-1", """The `/query/from` property must match pattern "^(IS):\d{4}-\d{2}-\d{2}$". You sent "IS:2024-1-1".""")]
    [TestCase("from=IS_ANY_OF:2024-01-01", """The `/query/from` property must match pattern "^(IS):\d{4}-\d{2}-\d{2}$". You sent "IS_ANY_OF:2024-01-01".""")]
    [TestCase("from=IS:2023-02-29", """The `/query/from` property must match format "date". You sent "IS:2023-02-29".""")]
    [TestCase("from=IS:0000-01-01", """The `/query/from` property must match format "date". You sent "IS:0000-01-01".""")]
    public void A_day_exists(string query, string fault) => AssertFault(query, parameters => parameters.Day("from"), "/query/from", fault);

    [Test]
    public void Every_fault_is_told()
    {
        var parameters = new UnleashParameters("?type=a&from=b");
        parameters.AnyOf("type", SearchPattern.Words);
        parameters.Day("from");

        Assert.That(() => parameters.Finish(), Throws.TypeOf<ValidationException>().With.Property(nameof(ValidationException.Errors)).Exactly(2).Items);
    }

    [TestCase("", new string[] { })]
    [TestCase("type=IS:", new string[] { })]
    [TestCase("type=IS:a", new[] { "a" })]
    [TestCase("type=IS_ANY_OF: a , b,c:d", new[] { "a", "b", "c:d" })]
    [TestCase("type=IS%3Aa+b%2Bc", new[] { "a b+c" })]
    public void A_filter_names_values_of_which_any_will_do(string query, string[] values)
        => Assert.That(new UnleashParameters($"?{query}").AnyOf("type", SearchPattern.Words), Is.EqualTo(values));

    [TestCase("", 0, 50)]
    [TestCase("limit=1&offset=1", 1, 1)]
    [TestCase("limit=1000", 0, 1000)]
    [TestCase("limit=1001", 0, 50)]
    [TestCase("limit=-1&offset=-1", 0, 50)]
    [TestCase("limit=1.5&offset=x", 0, 50)]
    public void A_part_that_cannot_be_given_is_the_usual_one(string query, long offset, int limit)
    {
        var span = new UnleashParameters($"?{query}").Span(50);

        Assert.That((span.Offset, span.Limit), Is.EqualTo((offset, limit)));
    }

    private static void AssertFault(string query, Action<UnleashParameters> read, string path, string message)
    {
        var parameters = new UnleashParameters($"?{query}");
        read(parameters);

        var fault = Assert.Throws<ValidationException>(parameters.Finish)!.Errors.Single();
        Assert.That((fault.PropertyName, fault.ErrorMessage), Is.EqualTo((path, message)));
    }
}
