using System.Collections.Frozen;

namespace Reporting.Api.Unleash.Summaries;

/// <summary>What is said of the types of events that have words of their own.</summary>
internal static class EventPhrases
{
    public static readonly FrozenDictionary<string, EventPhrase> All = FlagPhrases.All
        .Concat(ChangeRequestPhrases.All)
        .Concat(AdministrationPhrases.All)
        .ToFrozenDictionary(phrase => phrase.Type, StringComparer.Ordinal);
}

/// <param name="Sentence">With the names of facts between braces, see <see cref="EventFacts"/>.</param>
internal sealed record EventPhrase(string Type, string Label, string Sentence);
