using System.Collections;
using System.Text.Json.Serialization.Metadata;

namespace Reporting.Api.Coder.Json;

/// <summary>Leaves a property out when it is null or empty, as Go's <c>omitempty</c> does.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class OmitEmptyAttribute : Attribute
{
    public static void Apply(JsonTypeInfo type)
    {
        foreach (var property in type.Properties.Where(property => property.AttributeProvider?.IsDefined(typeof(OmitEmptyAttribute), inherit: false) == true))
        {
            property.ShouldSerialize = (_, value) => value is not (null or "" or ICollection { Count: 0 });
        }
    }
}
