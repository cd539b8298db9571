using System.Text.Json.Nodes;
using NUnit.Framework;

namespace Reporting.ConformanceTests;

internal static class Json
{
    /// <summary>Numbers by value, objects by member, arrays in order; an absent member is not an empty one.</summary>
    public static void AssertEqual(JsonNode? actual, JsonNode? expected)
    {
        if (!JsonNode.DeepEquals(actual, expected))
        {
            Assert.That(actual?.ToJsonString(), Is.EqualTo(expected?.ToJsonString()));
        }
    }
}
