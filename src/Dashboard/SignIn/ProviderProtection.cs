using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Reporting.Application.Access;
using Reporting.Domain.Access;

namespace Reporting.Dashboard.SignIn;

/// <summary>
/// Protects what the browser carries while it is at the provider: state, nonce and the secret of PKCE. The key is in the database, so that a browser may come
/// back to another server than the one that sent it; what is older than a sign-in may last is refused.
/// </summary>
internal sealed class ProviderProtection(ISharedKeys keys, TimeProvider clock) : IDataProtectionProvider
{
    public static readonly TimeSpan GoodFor = TimeSpan.FromMinutes(30);

    private const string KeyName = "openid-connect";

    private byte[]? key;

    /// <summary>Has to have been called before anything is protected: protecting itself cannot wait for a database.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken) => key ??= await keys.ReadAsync(KeyName, cancellationToken);

    public IDataProtector CreateProtector(string purpose) => new Protector(this, purpose);

    private sealed class Protector(ProviderProtection parent, string purpose) : IDataProtector
    {
        private const int TimeSize = sizeof(long);

        private readonly byte[] context = Encoding.UTF8.GetBytes(purpose);

        public IDataProtector CreateProtector(string purpose1) => new Protector(parent, $"{purpose.Length}:{purpose}{purpose1}");

        public byte[] Protect(byte[] plaintext)
            => SealedText.Seal(parent.key!, context, [.. BitConverter.GetBytes(parent.Now), .. plaintext]);

        public byte[] Unprotect(byte[] protectedData)
        {
            var plain = SealedText.Open(parent.key!, context, protectedData);
            return plain is null || parent.Now - BitConverter.ToInt64(plain) > (long)GoodFor.TotalSeconds
                ? throw new System.Security.Cryptography.CryptographicException("What came back was not protected here, or too long ago.")
                : plain[TimeSize..];
        }
    }

    private long Now => clock.GetUtcNow().ToUnixTimeSeconds();
}
