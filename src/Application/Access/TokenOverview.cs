using Reporting.Domain.Access;

namespace Reporting.Application.Access;

/// <summary>A token with the key of the instance that it is bound to.</summary>
internal sealed record TokenOverview(AccessToken Token, string? InstanceKey);
