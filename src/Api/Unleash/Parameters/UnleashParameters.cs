using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using FluentValidation;
using FluentValidation.Results;
using Microsoft.AspNetCore.WebUtilities;
using Reporting.Domain.Flags.Reports;

namespace Reporting.Api.Unleash.Parameters;

/// <summary>Reads query parameters and collects what is wrong with them; those that are not asked for do not matter.</summary>
internal sealed class UnleashParameters
{
    private static readonly JsonSerializerOptions Quoting = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Dictionary<string, List<string>> values = new(StringComparer.Ordinal);
    private readonly List<ValidationFailure> faults = [];

    public UnleashParameters(string? queryString)
    {
        foreach (var pair in new QueryStringEnumerable(queryString))
        {
            var name = pair.DecodeName().ToString();
            if (!values.TryGetValue(name, out var given))
            {
                values[name] = given = [];
            }

            given.Add(pair.DecodeValue().ToString());
        }
    }

    /// <returns>Null where it is not given.</returns>
    public string? Text(string name)
    {
        if (!values.TryGetValue(name, out var given))
        {
            return null;
        }

        if (given.Count > 1)
        {
            Fault(name, "string", given);
            return null;
        }

        return given[0];
    }

    /// <summary>The values after an operator, any of which will do.</summary>
    public IReadOnlyList<string> AnyOf(string name, string pattern)
    {
        var text = Text(name);
        if (text is not null && !SearchPattern.Matches(text))
        {
            FaultOfPattern(name, pattern, text);
            return [];
        }

        return SearchPattern.ValuesOf(text);
    }

    /// <summary>The numbers after an operator, any of which will do.</summary>
    public IReadOnlyList<long> AnyIdOf(string name, string pattern)
    {
        var texts = AnyOf(name, pattern);
        var ids = texts.Select(Id).ToList();
        if (ids.Contains(null))
        {
            Fault(name, "integer", Text(name));
            return [];
        }

        return [.. ids.OfType<long>()];
    }

    public DateOnly? Day(string name)
    {
        var text = Text(name);
        if (text is null)
        {
            return null;
        }

        if (!SearchPattern.IsDay(text))
        {
            FaultOfPattern(name, SearchPattern.Day, text);
            return null;
        }

        return ParseDate(name, text, SearchPattern.ValueOf(text));
    }

    /// <summary>A day without an operator; an empty text counts as none.</summary>
    public DateOnly? Date(string name) => Text(name) is { Length: > 0 } text ? ParseDate(name, text, text) : null;

    /// <summary>The part of a list asked for; limits that cannot be met give the usual one.</summary>
    public PageSpan Span(int usualLimit)
    {
        var offset = Number(Text("offset"));
        var limit = Number(Text("limit"));
        return new PageSpan(Math.Max(offset, 0), limit is > 0 and <= PageSpan.MaxLimit ? (int)limit : usualLimit);
    }

    /// <summary>To be called once everything has been read.</summary>
    /// <exception cref="ValidationException">Something is wrong.</exception>
    public void Finish()
    {
        if (faults.Count > 0)
        {
            throw new ValidationException(faults);
        }
    }

    private DateOnly? ParseDate(string name, string sent, string date)
    {
        if (DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        Add(name, $"must match format \"date\". You sent {Quote(sent)}.");
        return null;
    }

    private static long? Id(string text) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id) ? id : null;

    private static long Number(string? text) => long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static string Quote(object? sent) => JsonSerializer.Serialize(sent, Quoting);

    private void FaultOfPattern(string name, string pattern, string sent) => Add(name, $"must match pattern \"{pattern}\". You sent {Quote(sent)}.");

    private void Fault(string name, string type, object? sent) => Add(name, $"must be {type}. You sent {Quote(sent)}.");

    private void Add(string name, string fault) => faults.Add(new ValidationFailure($"/query/{name}", $"The `/query/{name}` property {fault}"));
}
