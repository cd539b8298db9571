using Microsoft.AspNetCore.Http;

namespace Reporting.Dashboard.Rendering;

/// <summary>The address names something that there is none of: there is no page for it.</summary>
internal sealed class MissingThingException(string thing, string detail) : Exception($"There is no such {thing}")
{
    public PageFailure Failure => new(StatusCodes.Status404NotFound, Message, detail);
}
