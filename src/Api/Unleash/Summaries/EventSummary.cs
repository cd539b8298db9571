using System.Text;
using Reporting.Domain.Flags.Records;
using Reporting.Domain.Flags.Reports;

namespace Reporting.Api.Unleash.Summaries;

/// <summary>What happened, for people: a label, and a sentence in Markdown.</summary>
internal static class EventSummary
{
    private const long System = -1337;
    private const long AdminToken = -42;

    /// <param name="baseUrl">The base of links; without one they begin with a slash.</param>
    public static (string Label, string Summary) Of(FlagEvent each, string? baseUrl)
        => EventPhrases.All.TryGetValue(each.Type, out var phrase)
            ? (phrase.Label, Fill(phrase.Sentence, new EventFacts(each, baseUrl?.TrimEnd('/') ?? "")))
            : (each.Type, $"**{each.CreatedBy}** triggered **{each.Type}**");

    /// <summary>What somebody who made events is called: the service itself and its first token have no accounts.</summary>
    public static string NameOf(EventCreator creator) => creator.Id switch
    {
        System => "Unleash System",
        AdminToken => "Unleash Admin Token",
        _ => creator.UserName ?? creator.SignedAs,
    };

    /// <summary>Puts the facts in place of their names between braces; nothing is escaped.</summary>
    private static string Fill(string sentence, EventFacts facts)
    {
        var filled = new StringBuilder(sentence.Length * 3);
        var rest = sentence.AsSpan();
        while (rest.IndexOf('{') is >= 0 and var open)
        {
            filled.Append(rest[..open]);
            rest = rest[(open + 1)..];
            var close = rest.IndexOf('}');
            filled.Append(facts.Find(rest[..close].ToString()));
            rest = rest[(close + 1)..];
        }

        return filled.Append(rest).ToString();
    }
}
