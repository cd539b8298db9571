using System.ComponentModel.DataAnnotations;
using Reporting.Domain.Access;

namespace Reporting.Application.Access;

/// <summary>Bound to the section <c>Privacy</c>.</summary>
internal sealed class PrivacyOptions
{
    public const string Section = "Privacy";

    /// <summary>What a new instance shows of its users; each instance is changed by itself.</summary>
    [EnumDataType(typeof(UserPrivacy))]
    public UserPrivacy Users { get; set; } = UserPrivacy.Names;
}
