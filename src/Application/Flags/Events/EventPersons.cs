using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Reporting.Domain.Flags.Records;
using Reporting.Domain.Ingestion;

namespace Reporting.Application.Flags.Events;

/// <summary>
/// Finds what an event says of people: who made it, and in its data what stands under the names that the product gives to people, everything that looks
/// like an e-mail address, and the maker's name. What is said in their place is up to those who derive from it.
/// </summary>
internal abstract partial class EventPersons
{
    private static readonly JsonSerializerOptions Written = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private const string UserId = "userid";
    private const string MakerId = "createdbyuserid";
    private const string OwnId = "id";

    private static readonly HashSet<string> NameKeys = new(StringComparer.OrdinalIgnoreCase)
    {
        "username", "email", "emailhash", "imageurl", "avatarurl", "createdby", "updatedby", "lastupdatedby", "archivedby", "deletedby", "changedby",
        "approvedby", "rejectedby", "requestedby", "appliedby", "reviewer", "owner", "owneremail", "assignee", "user", "users", "members", "reviewers", "approvers",
    };

    private static readonly HashSet<string> IdKeys = new(StringComparer.OrdinalIgnoreCase) { UserId, MakerId, "updatedbyuserid", "ownerid" };

    /// <summary>Within what is about a person.</summary>
    private static readonly HashSet<string> OwnNameKeys = new(StringComparer.OrdinalIgnoreCase) { "name", "firstname", "lastname", "login" };

    public FlagEvent Rewrite(FlagEvent each)
    {
        var (data, preData) = (RewriteJson(each, each.Data), RewriteJson(each, each.PreData));
        return each with
        {
            CreatedBy = NameOf(each.CreatedByUserId, each.CreatedBy),
            CreatedByUserId = each.CreatedByUserId is { } id ? IdOf(id) : null,
            Data = data,
            PreData = preData,
            Ip = each.Ip is { } ip ? AddressOf(each, ip) : null,
        };
    }

    /// <param name="id">Null where it is not known whose name it is.</param>
    protected abstract string NameOf(long? id, string name);

    /// <summary>Null where nothing is to be said.</summary>
    protected abstract long? IdOf(long id);

    protected abstract string? AddressOf(FlagEvent each, string ip);

    private RawJson? RewriteJson(FlagEvent each, RawJson? json)
    {
        if (json is null)
        {
            return null;
        }

        try
        {
            var whole = new JsonArray(JsonNode.Parse(json.Text));
            var walk = new Walk(this, each);
            walk.Go(whole, IsAboutPeople(each.Type));
            return walk.HasChanged ? new RawJson(whole[0]?.ToJsonString(Written) ?? "null") : json;
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            // A name that comes twice, or nesting without end: what cannot be looked through is left out.
            return null;
        }
    }

    private static bool IsAboutPeople(string type) => type.StartsWith("user-", StringComparison.Ordinal) || type.StartsWith("service-account-", StringComparison.Ordinal);

    [GeneratedRegex(@"[^\s@<>""'(),;:]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Address();

    private sealed class Walk(EventPersons persons, FlagEvent each)
    {
        public bool HasChanged { get; private set; }

        /// <param name="isPerson">Whether the node is about a person.</param>
        public void Go(JsonNode node, bool isPerson)
        {
            switch (node)
            {
                case JsonObject fields:
                    GoThrough(fields, isPerson);
                    break;
                case JsonArray items:
                    for (var index = 0; index < items.Count; index++)
                    {
                        if (items[index] is JsonValue value)
                        {
                            Replace(value, text => isPerson ? persons.NameOf(IdFor(text), text) : Told(text), changed => items[index] = changed);
                        }
                        else if (items[index] is { } item)
                        {
                            Go(item, isPerson);
                        }
                    }

                    break;
                default:
                    break;
            }
        }

        private void GoThrough(JsonObject fields, bool isPerson)
        {
            var id = NumberOf(fields, isPerson ? OwnId : MakerId) ?? NumberOf(fields, UserId);
            foreach (var (key, value) in fields.ToList())
            {
                if (value is JsonValue && (IdKeys.Contains(key) || (isPerson && string.Equals(key, OwnId, StringComparison.OrdinalIgnoreCase))) && NumberOf(fields, key) is { } number)
                {
                    ReplaceId(fields, key, number);
                }
                else if (value is JsonValue)
                {
                    var isName = NameKeys.Contains(key) || (isPerson && OwnNameKeys.Contains(key));
                    Replace(value, text => isName ? persons.NameOf(id ?? IdFor(text), text) : Told(text), changed => fields[key] = changed);
                }
                else if (value is not null)
                {
                    Go(value, isPerson || NameKeys.Contains(key));
                }
            }
        }

        private void Replace(JsonNode value, Func<string, string> change, Action<JsonNode?> set)
        {
            if (value.GetValueKind() == JsonValueKind.String && value.GetValue<string>() is { Length: > 0 } text && change(text) is var changed && !string.Equals(changed, text, StringComparison.Ordinal))
            {
                set(changed);
                HasChanged = true;
            }
        }

        private void ReplaceId(JsonObject fields, string key, long id)
        {
            if (persons.IdOf(id) is var shown && shown != id)
            {
                fields[key] = shown;
                HasChanged = true;
            }
        }

        /// <summary>A text under any other name: the maker's name, or a sentence with addresses in it.</summary>
        private string Told(string text)
            => IsMaker(text) ? persons.NameOf(each.CreatedByUserId, text) : Address().Replace(text, address => persons.NameOf(IdFor(address.Value), address.Value));

        private long? IdFor(string text) => IsMaker(text) ? each.CreatedByUserId : null;

        private bool IsMaker(string text) => string.Equals(text, each.CreatedBy, StringComparison.OrdinalIgnoreCase);

        private static long? NumberOf(JsonObject fields, string key)
            => fields.FirstOrDefault(field => string.Equals(field.Key, key, StringComparison.OrdinalIgnoreCase)).Value is JsonValue value && value.GetValueKind() == JsonValueKind.Number && value.TryGetValue<long>(out var number) ? number : null;
    }
}
