using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Reporting.Domain.Flags.Reports;

namespace Reporting.Api.Unleash.Contracts;

/// <summary>The checksum that a reader of statistics can verify: SHA-256 of some of them, concatenated.</summary>
internal static class StatisticsChecksum
{
    /// <returns>64 lower case hexadecimal digits.</returns>
    public static string Of(string instanceId, InstanceCounts counts)
    {
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{instanceId}{counts.Users}{counts.Flags}{counts.Projects}{counts.Roles}{counts.Groups}{counts.Environments}{counts.Segments}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
